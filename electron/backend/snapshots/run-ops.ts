import { type Connection, type DomainRef, DomainXMLFlags } from 'node-libvirt';
import { type Op, opTitle } from '#shared/domain/snapshots/ops.ts';
import { fail } from '../failures/fail.ts';
import { domainRef } from '../guests/guest-key.ts';
import type { Acting } from './acting.ts';
import { redirected, renamed } from './documents.ts';
import { commitLayers, onIdleFiles, pullLayers, repoint } from './merge-layers.ts';
import { nvramCopyOf } from './nvram.ts';
import { standingOn } from './outsiders.ts';
import { type ReadRecord, readRecords } from './read-records.ts';
import { deleteInternal, removeRecord, writeRecord } from './records.ts';
import { unusedFiles } from './unused-files.ts';

/**
 * Does the steps of a deletion or a merge. There is no way back once a file was written: where it stops after that,
 * every file and record is valid, and the same steps can be done again to finish it. Before, it is undone.
 */
export async function runOps(acting: Acting, ops: readonly Op[]): Promise<void> {
  const { job, progress } = acting;
  try {
    for (const op of ops) {
      job.signal.throwIfAborted();
      job.step(opTitle(op));
      job.log(opTitle(op));
      await runOp(acting, op);
      job.progress(undefined);
    }
  } catch (error) {
    if (!progress.wrote) await putRecordsBack(acting);
    throw error;
  }
  for (const op of ops)
    if (op.do === 'forget' || op.do === 'delete-internal') await forgetBelongings(acting, op.snapshot);
}

/** As they were read for the plan: those that were taken away, and their children's parents. */
async function putRecordsBack({ tree, guest }: Acting): Promise<void> {
  const rpc = await tree.live.work();
  const dom = domainRef(guest);
  const now = new Map((await readRecords(rpc, dom)).map(record => [record.ref.name, record]));
  for (const { ref, xml, view, current } of parentsFirst(tree.records)) {
    const there = now.get(ref.name);
    if (there?.view.parent === view.parent && there?.current === current) continue;
    await writeRecord(rpc, dom, xml, current);
  }
}

function parentsFirst(records: readonly ReadRecord[]): readonly ReadRecord[] {
  const depth = (name: string | undefined, seen = 0): number => {
    const record = records.find(({ ref }) => ref.name === name);
    return record === undefined || seen > records.length ? 0 : 1 + depth(record.view.parent, seen + 1);
  };
  return records.toSorted((a, b) => depth(a.ref.name) - depth(b.ref.name));
}

async function runOp(acting: Acting, op: Op): Promise<void> {
  const { tree, guest, files, progress } = acting;
  const dom = domainRef(guest);
  const rpc = await tree.live.work();
  switch (op.do) {
    case 'forget':
      return await forget(rpc, dom, op.snapshot);
    case 'delete-internal':
      progress.writes();
      return await deleteInternal(rpc, dom, op.snapshot);
    case 'drop-internal':
      return await onIdleFiles(acting, [op.path], ['snapshot', '-d', op.snapshot, op.path], true);
    case 'commit':
      return await commitLayers(acting, op);
    case 'redirect':
      return await redirect(acting, dom, op);
    case 'pull':
      return await pullLayers(acting, op);
    case 'repoint':
      return await repoint(acting, op.path, op.layerFormat, { path: op.onto, format: op.format });
    case 'remove': {
      // Looked at again right before: what anything names or stands on by now is kept.
      const [unused] = await unusedFiles(rpc, dom, [op.path]);
      const upper = await standingOn(tree.live, op.path);
      if (unused === undefined || upper.length > 0) throw fail('RESOURCE_BUSY', { path: op.path });
      progress.writes();
      return await files.remove(op.path);
    }
    case 'continue-from': {
      const record = (await readRecords(rpc, dom)).find(({ ref }) => ref.name === op.snapshot);
      if (!record) throw fail('NOT_FOUND', { name: op.snapshot });
      return await writeRecord(rpc, dom, record.xml, true);
    }
    case 'rewrite':
      return await rewrite(acting, dom, op);
  }
}

/**
 * Takes a record away, and leaves the others what they are: libvirt 9.0 has the children of an external one name
 * its file as theirs then, as if the two had been merged (qemuSnapshotDiscardMetadata).
 */
async function forget(rpc: Connection, dom: DomainRef, name: string): Promise<void> {
  const before = await readRecords(rpc, dom);
  const gone = before.find(({ ref }) => ref.name === name);
  if (!gone) return;
  await removeRecord(rpc, dom, name);
  const after = new Map((await readRecords(rpc, dom)).map(record => [record.ref.name, record]));
  for (const { ref, xml, view } of parentsFirst(before)) {
    const now = after.get(ref.name);
    const wanted = view.parent === name ? renamed(xml, { parent: gone.view.parent ?? null }) : xml;
    if (now && now.xml !== wanted) await writeRecord(rpc, dom, wanted, now.current);
  }
}

/** Our own files of a snapshot: its picture, and its copy of the UEFI variables. */
async function forgetBelongings({ deps, guest, tree, files }: Acting, name: string): Promise<void> {
  const record = tree.facts.snapshots.find(each => each.name === name);
  if (!record) return;
  await deps.pictures.remove(guest, record);
  const copy = nvramCopyOf(guest.uuid, record);
  if (record.nvramKept && copy !== undefined) await files.remove(copy);
}

/** Settings for the next start, and every record, that are made of one file are made of another then. */
async function redirect(
  { tree, guest, deps }: Acting,
  dom: DomainRef,
  { from, to, format }: Extract<Op, { do: 'redirect' }>,
): Promise<void> {
  const rpc = await tree.live.work();
  const flags = DomainXMLFlags.INACTIVE | DomainXMLFlags.SECURE;
  const { xml } = await rpc.call('domainGetXmlDesc', { dom, flags });
  const next = redirected(xml, from, { path: to, format });
  if (next !== undefined) {
    await rpc.call('domainDefineXmlFlags', { xml: next, flags: 0 });
    await deps.guests.refresh(guest);
  }
  for (const record of await readRecords(rpc, dom)) {
    const changed = redirected(record.xml, from, { path: to, format });
    if (changed !== undefined) await writeRecord(rpc, dom, changed, record.current);
  }
}

async function rewrite(
  { deps, tree, guest, files }: Acting,
  dom: DomainRef,
  { snapshot, name, description }: Extract<Op, { do: 'rewrite' }>,
): Promise<void> {
  const rpc = await tree.live.work();
  const records = await readRecords(rpc, dom);
  const record = records.find(({ ref }) => ref.name === snapshot);
  const facts = tree.facts.snapshots.find(each => each.name === snapshot);
  if (record) await writeRecord(rpc, dom, renamed(record.xml, { name, description }), record.current);
  if (name === snapshot) return;
  for (const child of records)
    if (child.view.parent === snapshot)
      await writeRecord(rpc, dom, renamed(child.xml, { parent: name }), child.current);
  if (facts) {
    await deps.pictures.rename(guest, facts, { ...facts, name });
    const [from, to] = [nvramCopyOf(guest.uuid, facts), nvramCopyOf(guest.uuid, { ...facts, name })];
    const bytes = facts.nvramKept && from !== undefined ? await files.read(from) : undefined;
    if (bytes && to !== undefined) await files.write(to, bytes);
    if (bytes && from !== undefined) await files.remove(from);
  }
  await removeRecord(rpc, dom, snapshot);
}

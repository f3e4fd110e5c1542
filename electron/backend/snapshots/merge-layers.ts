import { DomainBlockCommitFlags as Commit, type DomainRef } from 'node-libvirt';
import { MediaError } from '#electron/media/media-error.ts';
import { qemuImg } from '#electron/media/disk-image/qemu-img.ts';
import type { Op } from '#shared/domain/snapshots/ops.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { whyFailed } from '../block-jobs/room.ts';
import { runBlockJob } from '../block-jobs/run-block-job.ts';
import { whileOff } from '../carry/while-off.ts';
import { fail } from '../failures/fail.ts';
import { domainRef } from '../guests/guest-key.ts';
import type { Acting } from './acting.ts';

/** Files of the disk that the guest has open now, its own first; none while it is off. */
async function openChain({ tree }: Acting, dom: DomainRef, target: string): Promise<string[]> {
  const rpc = await tree.live.work();
  if ((await rpc.call('domainIsActive', { dom })).active === 0) return [];
  const { xml } = await rpc.call('domainGetXmlDesc', { dom, flags: 0 });
  const disk = domain.of(parseDocument(xml).root).devices.disks.items.find(each => each.target === target);
  const chain: string[] = [];
  for (let layer = disk?.element; layer; layer = layer.child('backingStore')) {
    const path = layer.child('source')?.attr('file') ?? layer.child('source')?.attr('dev');
    if (path !== undefined) chain.push(path);
  }
  return chain;
}

export async function commitLayers(acting: Acting, op: Extract<Op, { do: 'commit' }>): Promise<void> {
  const { tree, guest, job } = acting;
  const { target, top, base, topFormat, baseFormat, above } = op;
  const chain = await openChain(acting, domainRef(guest), target);
  const at = chain.indexOf(top);
  if (at >= 0) {
    const active = at === 0;
    await runBlockJob({
      live: tree.live,
      guest,
      disk: target,
      writes: base,
      pivot: active,
      start: async (rpc, dom) => {
        const flags = active ? Commit.ACTIVE : 0;
        const layers = { base, top: active ? null : top };
        await rpc.call('domainBlockCommit', { dom, disk: target, ...layers, bandwidth: 0n, flags });
        acting.progress.writes();
      },
      signal: job.signal,
      progress: share => job.progress(share),
    });
  } else if (!(await acting.files.exists(top))) {
    // Merged already, by an earlier go: nothing stands on it any more.
    return;
  } else {
    await onIdleFiles(acting, [top, base], ['commit', '-p', '-d', '-f', topFormat, '-b', base, top], false);
  }
  for (const path of above) await repoint(acting, path, undefined, { path: base, format: baseFormat });
}

export async function pullLayers(acting: Acting, op: Extract<Op, { do: 'pull' }>): Promise<void> {
  const { tree, guest, job } = acting;
  const { target, layer, layerFormat, base, baseFormat } = op;
  const chain = await openChain(acting, domainRef(guest), target);
  if (chain.length === 0) {
    const onto = base === undefined ? ['-b', ''] : ['-b', base, '-F', baseFormat ?? 'raw'];
    return await onIdleFiles(acting, [layer], ['rebase', '-p', '-f', layerFormat, ...onto, layer], false);
  }
  if (chain[0] !== layer) throw fail('CONFLICT', { name: guest.name });
  if (chain[1] === base) return;
  await runBlockJob({
    live: tree.live,
    guest,
    disk: target,
    writes: layer,
    pivot: false,
    start: (rpc, dom) =>
      base === undefined
        ? rpc.call('domainBlockPull', { dom, path: target, bandwidth: 0n, flags: 0 })
        : rpc.call('domainBlockRebase', { dom, path: target, base, bandwidth: 0n, flags: 0 }),
    signal: job.signal,
    progress: share => job.progress(share),
  });
}

/** Only the name in the header: what is there by that name holds the same. */
export async function repoint(
  acting: Acting,
  path: string,
  format: string | undefined,
  onto: { readonly path: string; readonly format: string },
): Promise<void> {
  const layerFormat = format ?? acting.tree.facts.layers.get(path)?.format ?? 'qcow2';
  const args = ['rebase', '-u', '-f', layerFormat, '-b', onto.path, '-F', onto.format, path];
  await onIdleFiles(acting, [path], args, false);
}

/** By qemu-img, on files that no guest has open: QEMU's locks refuse it otherwise, and a start ends it. */
export async function onIdleFiles(
  { deps, guest, job, tree, progress }: Acting,
  touched: readonly string[],
  args: readonly string[],
  goneIsDone: boolean,
): Promise<void> {
  const chains = new Set(tree.facts.disksNow.flatMap(({ path }) => path ?? []));
  const run = async (signal: AbortSignal) => {
    progress.writes();
    const { exitCode, said } = await qemuImg(args, { signal, progress: share => job.progress(share) });
    if (exitCode === 0) return;
    // The snapshot that was to be taken out is not in it.
    if (goneIsDone && (await isThereNot(args))) return;
    throw await whyFailed(tree.live, touched.at(-1) ?? '', { name: guest.name }, said);
  };
  try {
    // Files of another branch may be worked on while the guest runs.
    if (touched.some(path => chains.has(path))) await whileOff(deps, guest, job.signal, run);
    else await run(job.signal);
  } catch (error) {
    throw error instanceof MediaError ? fail(error.failure.code, error.failure.params, error.message) : error;
  }
}

/** Of `snapshot -d NAME FILE`: whether the file has none of that name. */
async function isThereNot(args: readonly string[]): Promise<boolean> {
  const [name, path] = args.slice(-2);
  const { exitCode, stdout } = await qemuImg(['info', '--output=json', '-U', path ?? '']);
  if (exitCode !== 0) return false;
  const info = JSON.parse(stdout) as { snapshots?: { name: string }[] };
  return !(info.snapshots ?? []).some(snapshot => snapshot.name === name);
}

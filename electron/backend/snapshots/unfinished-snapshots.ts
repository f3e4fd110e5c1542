import type { StartedJob } from '#electron/jobs/job.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { Op } from '#shared/domain/snapshots/ops.ts';
import { opTitle } from '#shared/domain/snapshots/ops.ts';
import { chainFrom, isWritten, uppersOf } from '#shared/domain/snapshots/tree.ts';
import { whenGuestIsKnown } from './when-guest-is-known.ts';
import { findDomain } from '../create/run/find-domain.ts';
import { fail } from '../failures/fail.ts';
import type { LiveConnection } from '../ports.ts';
import type { Look, UnfinishedKind } from '../unfinished/kinds.ts';
import { guestOf, type Note } from '../unfinished/note.ts';
import { HostFiles } from './host-files.ts';
import { type SnapshotNote, snapshotNoteSchema } from './note.ts';
import { readTree, type Tree } from './read-tree.ts';
import { KIND, start } from './run.ts';
import type { SnapshotDeps } from './snapshot-deps.ts';
import { unusedFiles } from './unused-files.ts';

const CLEAN = { id: 'clean', label: 'Delete the files that nothing uses' };
const FINISH = { id: 'finish', label: 'Finish it' };

/** Work on snapshots that was cut short: what came of it, by looking at what is there now. */
export function unfinishedSnapshots(deps: SnapshotDeps): UnfinishedKind {
  return {
    kind: KIND,
    look: async (note, live) => {
      const about = snapshotNoteSchema.parse(note.about);
      if (about.do === 'export') return await lookAtExport(deps, live, about);
      const tree = await readTree(deps, await whenGuestIsKnown(deps, guestOf(note)));
      if (about.do === 'ops') return lookAtOps(tree, about.ops);
      return about.do === 'create'
        ? await lookAtCreate(deps, tree, about)
        : await lookAtRevert(deps, tree, about);
    },
    settle: (note, way, live) => settle(deps, note, way, live),
  };
}

/** Of files that were to be made, those that are there and that nothing names. */
async function leftovers(
  deps: SnapshotDeps,
  { live, dom }: Tree,
  made: readonly string[],
): Promise<string[]> {
  const files = new HostFiles(deps.connections, live);
  try {
    const there: string[] = [];
    for (const path of await unusedFiles(await live.work(), dom, made))
      if (await files.exists(path)) there.push(path);
    return there;
  } finally {
    await files.end();
  }
}

const leftLine = (left: readonly string[]) =>
  left.length === 0 ? [] : [`Nothing uses what is left of it: ${left.join(', ')}.`];
const ways = (left: readonly string[]) => (left.length === 0 ? [] : [CLEAN]);

async function lookAtCreate(
  deps: SnapshotDeps,
  tree: Tree,
  { snapshot, made }: Extract<SnapshotNote, { do: 'create' }>,
): Promise<Look | 'settled'> {
  const left = await leftovers(deps, tree, made);
  if (tree.facts.snapshots.some(({ name }) => name === snapshot))
    return {
      found: [`libvirt finished it: the snapshot “${snapshot}” is there.`, ...leftLine(left)],
      ways: ways(left),
    };
  if (made.some(path => isWritten(tree.facts, path)))
    return {
      found: [
        `The guest goes on in the new layer, but libvirt has no record of “${snapshot}”. Nothing is lost: what it was is in the file below.`,
        'Under “Chains” the layers can be merged.',
      ],
      ways: [],
    };
  if (left.length === 0) return 'settled';
  return {
    found: [
      `The snapshot “${snapshot}” was not taken. The guest and its disks are as they were.`,
      ...leftLine(left),
    ],
    ways: ways(left),
  };
}

async function lookAtRevert(
  deps: SnapshotDeps,
  tree: Tree,
  { snapshot, keep, kind, made, abandoned }: Extract<SnapshotNote, { do: 'revert' }>,
): Promise<Look | 'settled'> {
  const { facts } = tree;
  const kept = keep !== undefined && facts.snapshots.some(({ name }) => name === keep);
  const keptLine = kept ? [`What the guest was before is kept as “${keep}”.`] : [];
  const current = facts.snapshots.find(each => each.current)?.name;
  if (kind === 'internal')
    return {
      found: [
        current === snapshot
          ? `libvirt finished it: the guest goes on from “${snapshot}”.`
          : `The guest does not go on from “${snapshot}”; it is as it was.`,
        ...keptLine,
      ],
      ways: [],
    };
  const onNew = made.some(path => isWritten(facts, path) && !abandoned.includes(path));
  const left = (await leftovers(deps, tree, [...made, ...abandoned])).filter(
    path => !facts.layers.get(path)?.missing,
  );
  if (!onNew) {
    if (left.length === 0 && !kept) return 'settled';
    return {
      found: [
        `The guest was not returned to “${snapshot}”: its disks are those that it had. If it was stopped for it, it can be started.`,
        ...keptLine,
        ...leftLine(left),
      ],
      ways: ways(left),
    };
  }
  return {
    found: [
      `The guest’s disks are back at “${snapshot}”, on new layers.${current === snapshot ? '' : ' It was not noted yet that it goes on from there.'}`,
      ...keptLine,
      ...leftLine(left),
    ],
    ways: [...(current === snapshot ? [] : [FINISH]), ...(current === snapshot ? ways(left) : [])],
  };
}

/** How far a deletion or merge came is told by the files: a step that was done leaves nothing to do. */
function lookAtOps({ facts }: Tree, ops: readonly Op[]): Look | 'settled' {
  const open = ops.filter(op => !isDone(facts, op));
  if (open.length === 0) return 'settled';
  const done = ops.length - open.length;
  const running = [...facts.jobs].map(
    ([target]) => `The disk ${target} is still being merged by QEMU, which needs nobody for it.`,
  );
  return {
    found: [
      done === 0 ? 'It had hardly begun.' : `${done} of ${ops.length} steps were done.`,
      'Every disk holds what it held: nothing is lost but what was to be deleted.',
      ...running,
      `Not done yet: ${open.map(opTitle).join('; ')}.`,
    ],
    ways: [FINISH],
  };
}

function isDone(facts: Tree['facts'], op: Op): boolean {
  const there = (path: string) => facts.layers.get(path)?.missing === false;
  switch (op.do) {
    case 'forget':
    case 'delete-internal':
      return !facts.snapshots.some(({ name }) => name === op.snapshot);
    case 'drop-internal':
      return !there(op.path);
    case 'commit':
    case 'redirect':
    case 'remove': {
      const path = op.do === 'commit' ? op.top : op.do === 'redirect' ? op.from : op.path;
      return !there(path) && uppersOf(facts.layers, path).length === 0;
    }
    case 'pull': {
      const chain = chainFrom(facts.layers, op.layer);
      return chain[1] === op.base;
    }
    case 'repoint':
      return facts.layers.get(op.path)?.backing === op.onto;
    case 'continue-from':
      return facts.snapshots.some(({ name, current }) => current && name === op.snapshot);
    case 'rewrite':
      return !facts.snapshots.some(({ name }) => name === op.snapshot) || op.snapshot === op.name;
  }
}

async function lookAtExport(
  deps: SnapshotDeps,
  live: LiveConnection,
  { name, uuid, made }: Extract<SnapshotNote, { do: 'export' }>,
): Promise<Look | 'settled'> {
  if (await findDomain(await live.work(), uuid as never)) return 'settled';
  const files = new HostFiles(deps.connections, live);
  try {
    const left: string[] = [];
    for (const path of made) if (await files.exists(path)) left.push(path);
    if (left.length === 0) return 'settled';
    return {
      found: [`The guest “${name}” was not made. The snapshot is as it was.`, ...leftLine(left)],
      ways: [CLEAN],
    };
  } finally {
    await files.end();
  }
}

async function settle(
  deps: SnapshotDeps,
  note: Note,
  way: string,
  live: LiveConnection,
): Promise<StartedJob> {
  const about = snapshotNoteSchema.parse(note.about);
  const guest = await whenGuestIsKnown(deps, guestOf(note));
  const tree = await readTree(deps, guest);
  const plan = { title: `${way === FINISH.id ? 'Finish' : 'Clean up after'}: ${note.title}` };
  // Of the backend that is gone; begun anew it goes on where it was.
  for (const target of tree.facts.jobs.keys())
    await (await live.work()).call('domainBlockJobAbort', { dom: tree.dom, path: target, flags: 0 });
  if (way === FINISH.id && about.do === 'ops') return run(deps, guest, tree, plan.title, about.ops);
  if (way === FINISH.id && about.do === 'revert') {
    const record = tree.facts.snapshots.find(({ name }) => name === about.snapshot);
    if (!record) throw fail('NOT_FOUND', { name: about.snapshot });
    const ops: Op[] = [
      { do: 'continue-from', snapshot: about.snapshot },
      ...(await leftovers(deps, tree, [...about.made, ...about.abandoned])).map(
        (path): Op => ({ do: 'remove', path }),
      ),
    ];
    return run(deps, guest, tree, plan.title, ops);
  }
  if (way === CLEAN.id && about.do !== 'ops') {
    const candidates = about.do === 'revert' ? [...about.made, ...about.abandoned] : about.made;
    const left = about.do === 'export' ? candidates : await leftovers(deps, tree, candidates);
    return run(
      deps,
      guest,
      tree,
      plan.title,
      left.map((path): Op => ({ do: 'remove', path })),
    );
  }
  throw fail('INPUT_INVALID', { field: 'way', reason: `There is no way “${way}”.` }, live.label);
}

function run(deps: SnapshotDeps, guest: Guest, tree: Tree, title: string, ops: readonly Op[]): StartedJob {
  return start(deps, guest, { tree, title }, { kind: 'ops', ops }, work => work(() => undefined));
}

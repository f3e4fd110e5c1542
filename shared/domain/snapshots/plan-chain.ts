import type { TouchedFile } from '../../contract/action-plan.ts';
import type { SnapshotAction } from '../../contract/snapshots.ts';
import { isActive } from '../guests/state.ts';
import type { TreeFacts } from './facts.ts';
import { folderOf } from './names.ts';
import { type Op, opTitle } from './ops.ts';
import { fates, type Planned, sized } from './planned.ts';
import { missingBelow, missingFile, type Problem, refusal, stateProblems } from './refusals.ts';
import { chainFrom, currentDisks, openFiles, othersOn, snapshotsIn, uppersOf } from './tree.ts';

type Of<Do extends SnapshotAction['do']> = Extract<SnapshotAction, { do: Do }>;
type Parts = Pick<Planned<readonly Op[]>['plan'], 'title' | 'files' | 'lost' | 'problems'> & {
  readonly ops: readonly Op[];
  readonly needed?: { readonly path: string; readonly bytes: number };
  readonly warnings?: Planned<unknown>['plan']['warnings'];
};

/** Writes layers of one disk down into the one below. What the guest sees stays the same. */
export function planCommit(
  facts: TreeFacts,
  { disk, top: wanted, base }: Of<'commit'>,
): Planned<readonly Op[]> {
  const active = activeLayer(facts, disk);
  const top = wanted ?? active;
  const title = `Merge layers of ${disk}`;
  const chain = top === undefined ? [] : chainFrom(facts.layers, top);
  const inChain = active !== undefined && top !== undefined && chainFrom(facts.layers, active).includes(top);
  const at = chain.indexOf(base);
  if (top === undefined || !inChain || at < 1)
    return complete(facts, { title, files: [], lost: [], ops: [], problems: [notAbove(base)] });
  const between = chain.slice(1, at);
  const open = openFiles(facts);
  const above = uppersOf(facts.layers, top).filter(path => !open.has(path));
  const problems: Problem[] = [
    ...[...between, base].flatMap(path => pinned(facts, path, chain)),
    ...(othersOn(facts, top).length > 0 ? [needed(top, othersOn(facts, top))] : []),
    ...insideLayer(facts, top),
    ...missing(facts, disk, top),
    ...far(facts, open.has(top) ? above : [top, ...between, base, ...above]),
  ];
  const format = facts.layers.get(base)?.format ?? 'raw';
  return complete(facts, {
    title: `Merge ${nameOf(top)} into ${nameOf(base)}`,
    lost: [],
    problems,
    needed: { path: base, bytes: allocated(facts, [top, ...between]) },
    ops: [
      {
        do: 'commit',
        target: disk,
        top,
        base,
        topFormat: facts.layers.get(top)?.format ?? 'qcow2',
        baseFormat: format,
        above,
      },
      ...[top, ...between].map((from): Op => ({ do: 'redirect', from, to: base, format })),
      ...[top, ...between].map((path): Op => ({ do: 'remove', path })),
    ],
    files: [
      line(facts, base, 'changed', 'takes in what is above it'),
      ...[top, ...between].map(path => line(facts, path, 'merged', `goes into ${base}`)),
      ...above.map(path => line(facts, path, 'changed', `stands on ${base} then`)),
    ],
  });
}

/** Copies what the active layer stands on up into it. The lower files stay, whoever needs them. */
export function planPull(facts: TreeFacts, { disk, base }: Of<'pull'>): Planned<readonly Op[]> {
  const layer = activeLayer(facts, disk);
  const chain = layer === undefined ? [] : chainFrom(facts.layers, layer);
  const at = base === undefined ? chain.length : chain.indexOf(base);
  const title = `Have ${disk} stand on ${base === undefined ? 'nothing' : nameOf(base)}`;
  if (layer === undefined || at < 2)
    return complete(facts, { title, files: [], lost: [], ops: [], problems: [notAbove(base ?? 'anything')] });
  const pulled = chain.slice(1, at);
  const format = base === undefined ? undefined : facts.layers.get(base)?.format;
  return complete(facts, {
    title,
    lost: [],
    problems: [
      ...insideLayer(facts, layer),
      ...missing(facts, disk, layer),
      ...(openFiles(facts).has(layer) ? [] : far(facts, [layer])),
    ],
    needed: { path: layer, bytes: allocated(facts, pulled) },
    ops: [
      {
        do: 'pull',
        target: disk,
        layer,
        layerFormat: facts.layers.get(layer)?.format ?? 'qcow2',
        ...(base !== undefined && { base, baseFormat: format ?? 'raw' }),
      },
    ],
    files: [
      line(facts, layer, 'changed', 'takes in what it stands on'),
      ...pulled.map(path => line(facts, path, 'kept', 'this disk does not need it any more')),
      ...(base === undefined ? [] : [line(facts, base, 'kept', 'the disk stands on it')]),
    ],
  });
}

/** What a comparison of the old and the new file found; `unknown` when the old one is gone. */
export type Sameness = 'same' | 'different' | 'unknown';

/** Says in a layer that it stands on another file of the same content. */
export function planRebase(
  facts: TreeFacts,
  { disk, layer, onto }: Of<'rebase'>,
  found: { readonly format?: string; readonly capacity?: number; readonly same: Sameness },
): Planned<readonly Op[]> {
  const old = facts.layers.get(layer)?.backing;
  const problems: Problem[] = [];
  if (facts.layers.get(layer) === undefined || old === undefined)
    problems.push(
      refusal(
        `${layer} is no layer of this guest that stands on another file.`,
        'Look at its chain again.',
        'layer',
      ),
    );
  else if (isActive(facts.guest.state) && openFiles(facts).has(layer))
    problems.push(refusal('The guest has the file open.', 'Shut the guest down first.'));
  if (!onto.startsWith('/'))
    problems.push({ field: 'onto', failure: { code: 'INPUT_INVALID', params: { field: 'onto' } } });
  else if (found.format === undefined)
    problems.push({ field: 'onto', failure: { code: 'FILE_NOT_FOUND', params: { path: onto } } });
  else if (chainFrom(facts.layers, onto).includes(layer))
    problems.push(refusal(`${onto} stands on ${layer} itself.`, 'Choose a file from below it.', 'onto'));
  else if (found.same === 'different')
    problems.push(
      refusal(
        `${onto} does not hold what ${old ?? 'the old file'} holds: the disk would be damaged.`,
        'Choose a copy of the same file.',
        'onto',
      ),
    );
  const below = old === undefined ? undefined : facts.layers.get(old);
  const warnings =
    found.same === 'unknown' && found.format !== undefined
      ? [
          {
            text: `Nobody can tell whether ${nameOf(onto)} holds the same`,
            why: `${old ?? 'The old file'} is gone, so the two cannot be compared${found.capacity !== undefined && below?.capacity !== undefined && found.capacity !== below.capacity ? '; their sizes differ' : ''}. If it is another one, what the guest reads is damaged.`,
            remedy: 'Be sure that it is the file that was moved or copied, unchanged.',
          },
        ]
      : [];
  return complete(facts, {
    title: `Stand ${nameOf(layer)} on ${nameOf(onto)}`,
    lost: [],
    problems: [...problems, ...far(facts, [layer])],
    warnings,
    ops: [
      {
        do: 'repoint',
        path: layer,
        onto,
        format: found.format ?? 'raw',
        layerFormat: facts.layers.get(layer)?.format ?? 'qcow2',
      },
    ],
    files: [
      line(facts, layer, 'changed', `${disk}: only what it stands on`),
      ...(found.format === undefined ? [] : [line(facts, onto, 'kept', 'is only read')]),
      ...(old === undefined || below?.missing !== false
        ? []
        : [line(facts, old, 'kept', 'is not needed by it any more')]),
    ],
  });
}

function complete(
  facts: TreeFacts,
  { ops, needed: room, warnings = [], ...parts }: Parts,
): Planned<readonly Op[]> {
  const place = room && folderOf(room.path);
  const free = place === undefined ? undefined : facts.room.get(place);
  return {
    work: ops,
    plan: {
      ...parts,
      files: fates(parts.files),
      problems: [...stateProblems(facts), ...parts.problems],
      warnings,
      steps: ops.map(opTitle),
      space:
        room && place !== undefined
          ? [{ place, needed: room.bytes, ...(free !== undefined && { free }) }]
          : [],
      takesEffect: 'now',
    },
  };
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
const activeLayer = (facts: TreeFacts, target: string) =>
  currentDisks(facts).find(disk => disk.target === target)?.path;
const allocated = ({ layers }: TreeFacts, paths: readonly string[]) =>
  paths.reduce((sum, path) => sum + (layers.get(path)?.allocation ?? 0), 0);
const line = (
  { layers }: TreeFacts,
  path: string,
  becomes: TouchedFile['becomes'],
  note: string,
): TouchedFile => ({
  path,
  becomes,
  ...sized(layers.get(path)?.allocation),
  note,
});

function notAbove(base: string): Problem {
  return refusal(`${base} is not below the layer that is to be merged.`, 'Look at the chain again.', 'base');
}

function needed(path: string, by: readonly string[]): Problem {
  return refusal(`${path} is needed by ${by.join(', ')}.`, 'Leave it as it is.');
}

/** A file that would be changed or go, but is the state of a snapshot, or what others stand on. */
function pinned(facts: TreeFacts, path: string, chain: readonly string[]): Problem[] {
  const [snapshot] = snapshotsIn(facts.snapshots, path);
  const others = [
    ...uppersOf(facts.layers, path).filter(upper => !chain.includes(upper)),
    ...othersOn(facts, path),
  ];
  return [
    ...(snapshot
      ? [
          refusal(
            `${path} is the state of the snapshot “${snapshot.name}”, which would be gone.`,
            'Delete the snapshot: that merges it.',
          ),
        ]
      : []),
    ...(others.length > 0 ? [needed(path, others)] : []),
  ];
}

/** A snapshot inside a layer reads the rest from what the layer stands on. */
function insideLayer(facts: TreeFacts, path: string): Problem[] {
  const inside = facts.snapshots.find(({ disks }) =>
    disks.some(disk => disk.kind === 'internal' && disk.path === path),
  );
  return inside
    ? [
        refusal(
          `The snapshot “${inside.name}” is inside ${path}, and reads the rest from what that stands on.`,
          'Delete or export that snapshot first.',
        ),
      ]
    : [];
}

function missing(facts: TreeFacts, disk: string, path: string): Problem[] {
  const gone = missingBelow(facts, path);
  return gone === undefined ? [] : [missingFile(disk, gone)];
}

function far(facts: TreeFacts, paths: readonly string[]): Problem[] {
  const path = paths.find(each => facts.layers.get(each)?.reachable !== true);
  return path === undefined
    ? []
    : [
        refusal(
          `Innkeeper cannot write ${path} by itself: it is on another computer, or the account it runs under may not.`,
          isActive(facts.guest.state)
            ? 'Run Innkeeper on that computer.'
            : 'Start the guest: then libvirt can do it.',
        ),
      ];
}

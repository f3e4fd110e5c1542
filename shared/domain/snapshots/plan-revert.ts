import type { TouchedFile } from '../../contract/action-plan.ts';
import type { SnapshotAction } from '../../contract/snapshots.ts';
import { isActive } from '../guests/state.ts';
import type { SnapshotRecord, TreeFacts } from './facts.ts';
import { folderOf, NewFiles } from './names.ts';
import { type CreateWork, planCreate } from './plan-create.ts';
import { byPlace, EMPTY_LAYER, fates, type Planned, sized } from './planned.ts';
import { notThere, type Problem, stateProblems } from './refusals.ts';
import { snapshotProblems } from './snapshot-problems.ts';
import { currentDisks, kindOf, othersOn, snapshotsIn, uppersOf } from './tree.ts';

type Revert = Extract<SnapshotAction, { do: 'revert' }>;

export interface RevertWork {
  readonly snapshot: string;
  readonly kind: 'internal' | 'external';
  /** What the guest is now, kept first. */
  readonly keep?: CreateWork;
  /** New layers on the frozen files; of an internal one there are none. */
  readonly overlays: readonly {
    target: string;
    on: string;
    format: string;
    capacity: number;
    path: string;
  }[];
  readonly memory: boolean;
  readonly memoryFile?: string;
  readonly afterwards: 'run' | 'pause' | 'off';
  /** Layers that nothing needs afterwards. */
  readonly abandoned: readonly string[];
  readonly restoreNvram: boolean;
}

export function planRevert(facts: TreeFacts, action: Revert): Planned<RevertWork | undefined> {
  const { guest } = facts;
  const snapshot = facts.snapshots.find(({ name }) => name === action.snapshot);
  if (!snapshot)
    return { work: undefined, plan: { ...empty, title: 'Return', problems: [notThere(action.snapshot)] } };
  const names = new NewFiles(facts);
  const active = isActive(guest.state);
  const kind = kindOf(snapshot) === 'internal' ? 'internal' : 'external';
  const keep =
    action.keepNow === null
      ? undefined
      : planCreate(
          facts,
          {
            do: 'create',
            name: action.keepNow,
            kind,
            description: `As it was before returning to “${snapshot.name}”`,
          },
          { files: names, halt: active && kind === 'external' },
        );
  const afterwards = action.then ?? stateThen(snapshot);
  const overlays = kind === 'internal' ? [] : newLayers(facts, snapshot, names);
  const abandoned = kind === 'internal' ? [] : unneeded(facts, snapshot, keep?.work);
  const memory = snapshot.memory !== 'none' && afterwards !== 'off';
  const { memoryFile } = snapshot;
  const work: RevertWork = {
    snapshot: snapshot.name,
    kind,
    ...(keep && { keep: keep.work }),
    overlays,
    memory,
    ...(memory && memoryFile && { memoryFile: memoryFile.path }),
    afterwards,
    abandoned,
    restoreNvram: guest.uefi && snapshot.nvramKept && !(memory && kind === 'external'),
  };
  return {
    work,
    plan: {
      title: `Return to the snapshot “${snapshot.name}” of ${guest.name}`,
      steps: stepsOf(facts, work, keep?.plan.steps ?? []),
      files: fates([...(keep?.plan.files ?? []), ...filesOf(facts, snapshot, work)]),
      lost: lostBy(facts, action, work),
      warnings: [...(keep?.plan.warnings ?? []), ...warningsOf(facts, snapshot, work)],
      problems: [
        ...(keep
          ? keep.plan.problems.map(problem =>
              problem.field === 'name' ? { ...problem, field: 'keepNow' } : problem,
            )
          : stateProblems(facts)),
        ...snapshotProblems(facts, snapshot),
        ...memoryProblem(snapshot, memory),
      ],
      space: byPlace(facts.room, [
        ...(keep?.plan.space ?? []),
        ...overlays.map(({ path }) => ({ place: folderOf(path), needed: EMPTY_LAYER })),
      ]),
      takesEffect: 'now',
    },
  };
}

const empty = {
  steps: [],
  files: [],
  lost: [],
  warnings: [],
  problems: [],
  space: [],
  takesEffect: 'now' as const,
};

/** As the guest was; of one that ran but whose memory is not in it nothing is left that could run. */
function stateThen({ state, memory }: SnapshotRecord): 'run' | 'pause' | 'off' {
  if (memory === 'none') return 'off';
  return state === 'paused' ? 'pause' : 'run';
}

function newLayers(facts: TreeFacts, snapshot: SnapshotRecord, names: NewFiles): RevertWork['overlays'] {
  return snapshot.disks.flatMap(({ kind, target, path }) => {
    if (kind !== 'external' || path === undefined) return [];
    const layer = facts.layers.get(path);
    return [
      {
        target,
        on: path,
        format: layer?.format ?? 'qcow2',
        capacity: layer?.capacity ?? 0,
        path: names.overlay(path, snapshot.name),
      },
    ];
  });
}

/** The layers that the guest writes now and that nothing will stand on, be in or write: those it leaves. */
function unneeded(facts: TreeFacts, snapshot: SnapshotRecord, keep: CreateWork | undefined): string[] {
  const back = new Set(snapshot.disks.flatMap(({ kind, target }) => (kind === 'external' ? [target] : [])));
  if (keep)
    return keep.disks.flatMap(({ target, overlay }) => (overlay && back.has(target) ? [overlay] : []));
  return facts.disksNext.flatMap(({ target, path }) => {
    if (path === undefined || !back.has(target)) return [];
    const layer = facts.layers.get(path);
    const needed =
      layer?.backing === undefined ||
      layer.missing ||
      snapshotsIn(facts.snapshots, path).length > 0 ||
      uppersOf(facts.layers, path).length > 0 ||
      othersOn(facts, path).length > 0;
    return needed ? [] : [path];
  });
}

function stepsOf({ guest }: TreeFacts, work: RevertWork, keeping: readonly string[]): string[] {
  const { overlays, memory, memoryFile, afterwards, abandoned, restoreNvram, kind, keep, snapshot } = work;
  const stops = isActive(guest.state) && kind === 'external' && keep?.halt !== true;
  return [
    ...keeping,
    ...(overlays.length > 0 ? ['Make a new layer on each frozen file'] : []),
    ...(stops ? ['Stop the guest'] : []),
    kind === 'internal'
      ? `Put disks${memory ? ', memory' : ''} and settings back to what they were`
      : 'Put the settings back to what they were, on the new layers',
    ...(restoreNvram ? ['Put the UEFI variables back'] : []),
    ...(memoryFile !== undefined ? ['Read the memory back'] : []),
    ...(!memory && afterwards !== 'off' ? ['Start the guest'] : []),
    ...(memory && afterwards === 'pause' ? ['Leave it paused'] : []),
    `Go on from “${snapshot}”`,
    ...(abandoned.length > 0 && !keep ? ['Delete the layers that nothing needs any more'] : []),
  ];
}

function filesOf(facts: TreeFacts, snapshot: SnapshotRecord, work: RevertWork): TouchedFile[] {
  const { layers, disksNext } = facts;
  const size = (path: string) => sized(layers.get(path)?.allocation);
  const back = new Set(snapshot.disks.flatMap(({ kind, target }) => (kind === 'none' ? [] : [target])));
  return [
    ...snapshot.disks.flatMap(({ kind, path, target }): TouchedFile[] => {
      if (path === undefined || kind === 'none') return [];
      return kind === 'internal'
        ? [{ path, becomes: 'changed', ...size(path), note: `${target}: goes back to what it was` }]
        : [{ path, becomes: 'kept', ...size(path), note: `${target}: stays frozen` }];
    }),
    ...work.overlays.map(
      ({ path, target }): TouchedFile => ({
        path,
        becomes: 'made',
        note: `${target}: the guest goes on in it`,
      }),
    ),
    ...(work.memoryFile === undefined
      ? []
      : [{ path: work.memoryFile, becomes: 'kept' as const, note: 'the guest’s memory' }]),
    ...disksNext.flatMap(({ path, target, device }): TouchedFile[] => {
      if (path === undefined || device !== 'disk') return [];
      if (work.abandoned.includes(path))
        return [
          { path, becomes: 'deleted', ...size(path), lost: true, note: `${target}: what it is made of now` },
        ];
      if (work.kind === 'external' && back.has(target))
        return [{ path, becomes: 'kept', ...size(path), note: `${target}: something else needs it` }];
      return back.has(target)
        ? []
        : [{ path, becomes: 'kept', ...size(path), note: `${target}: no part of the snapshot` }];
    }),
  ];
}

function lostBy({ guest, snapshots }: TreeFacts, { keepNow }: Revert, work: RevertWork): string[] {
  if (keepNow !== null) return [];
  const last = snapshots.find(({ current }) => current);
  const since = last ? `since the snapshot “${last.name}”` : 'until now';
  const memory = isActive(guest.state) ? ', and what its programs hold in memory' : '';
  return work.kind === 'internal' || work.abandoned.length > 0 || memory !== ''
    ? [`What the guest has written ${since}${memory}.`]
    : [];
}

function warningsOf(facts: TreeFacts, snapshot: SnapshotRecord, work: RevertWork) {
  const then = new Set(snapshot.disks.map(({ target }) => target));
  const added = currentDisks(facts).filter(
    ({ target, device, path }) => device === 'disk' && path !== undefined && !then.has(target),
  );
  return [
    {
      text: 'The guest’s settings go back too',
      why: 'A snapshot holds the whole guest: what was changed of its hardware since is as it was then.',
    },
    ...added.map(({ target, path }) => ({
      text: `The disk ${target} was added since`,
      why: `The guest did not have it then. Its file stays: ${path ?? ''}.`,
    })),
    ...(snapshot.memory === 'none' && work.afterwards !== 'off' && snapshot.state === 'disks-only'
      ? [
          {
            text: 'The guest starts as if its power had failed',
            why: 'It ran when the snapshot was taken, and its memory is not in it.',
          },
        ]
      : []),
    ...(facts.guest.uefi && !snapshot.nvramKept && snapshot.memory === 'none'
      ? [{ text: 'The UEFI variables stay as they are now', why: 'They are no part of this snapshot.' }]
      : []),
  ];
}

function memoryProblem({ memoryFile }: SnapshotRecord, memory: boolean): Problem[] {
  return memory && memoryFile?.missing === true
    ? [{ field: 'then', failure: { code: 'FILE_NOT_FOUND', params: { path: memoryFile.path } } }]
    : [];
}

import type { ActionPlan, TouchedFile } from '../../contract/action-plan.ts';
import type { SnapshotAction, SnapshotKind } from '../../contract/snapshots.ts';
import { isActive } from '../guests/state.ts';
import { formatBytes } from '../units.ts';
import type { TreeFacts } from './facts.ts';
import { folderOf, NewFiles } from './names.ts';
import { partsOf } from './parts.ts';
import { byPlace, EMPTY_LAYER, type Planned, sized } from './planned.ts';
import { missingBelow, missingFile, type Problem, refusal, stateProblems } from './refusals.ts';
import { supportOf } from './support.ts';
import { kindOf } from './tree.ts';

export interface CreateWork {
  readonly name: string;
  readonly description?: string;
  readonly kind: SnapshotKind;
  /** With the guest's memory; of an external one in this file. */
  readonly memory: boolean;
  readonly memoryFile?: string;
  readonly quiesce: boolean;
  /** The guest is stopped with it: nothing it does afterwards is to be kept. */
  readonly halt: boolean;
  /** By target; those of `none` are named too, or libvirt would decide. */
  readonly disks: readonly { target: string; kind: SnapshotKind | 'none'; path?: string; overlay?: string }[];
  readonly keepNvram: boolean;
}

type Create = Extract<SnapshotAction, { do: 'create' }>;

export function planCreate(
  facts: TreeFacts,
  action: Create,
  { files: names = new NewFiles(facts), halt = false }: { files?: NewFiles; halt?: boolean } = {},
): Planned<CreateWork> {
  const { guest, layers } = facts;
  const active = isActive(guest.state);
  const support = supportOf(facts);
  const name = action.name ?? freeName(facts);
  const kind = action.kind ?? support.suggested ?? 'internal';
  // Of a running guest an internal one holds the memory whether one wants it or not.
  const memory =
    active &&
    (kind === 'internal' || (action.memory ?? (action.quiesce !== true && support.memory.possible)));
  const parts = partsOf(facts);
  const disks = parts.map(({ disk, left }) => ({
    target: disk.target,
    kind: left === undefined ? kind : ('none' as const),
    ...(disk.path !== undefined && { path: disk.path }),
    ...(left === undefined && kind === 'external' && disk.path !== undefined
      ? { overlay: names.overlay(disk.path, name) }
      : {}),
  }));
  const beside = disks.find(disk => disk.kind !== 'none')?.path;
  const memoryFile =
    memory && kind === 'external' && beside !== undefined ? names.memory(beside, name) : undefined;
  const keepNvram = guest.uefi && support.nvram.possible && !(memory && kind === 'external');
  const work: CreateWork = {
    name,
    ...(action.description !== undefined && action.description !== '' && { description: action.description }),
    kind,
    memory,
    ...(memoryFile !== undefined && { memoryFile }),
    quiesce: action.quiesce === true,
    halt,
    disks,
    keepNvram,
  };
  const files = disks.flatMap((disk): TouchedFile[] => {
    if (disk.path === undefined || disk.kind === 'none') return [];
    const size = sized(layers.get(disk.path)?.allocation);
    if (kind === 'internal')
      return [
        { path: disk.path, becomes: 'changed', ...size, note: `${disk.target}: keeps the state inside` },
      ];
    return [
      { path: disk.path, becomes: 'kept', ...size, note: `${disk.target}: frozen as it is now` },
      ...(disk.overlay === undefined
        ? []
        : [
            { path: disk.overlay, becomes: 'made' as const, note: `${disk.target}: the guest goes on in it` },
          ]),
    ];
  });
  if (memoryFile !== undefined) files.push({ path: memoryFile, becomes: 'made', note: 'the guest’s memory' });
  return {
    work,
    plan: {
      title: `Take the snapshot “${name}” of ${guest.name}`,
      steps: stepsOf(work),
      files,
      lost: [],
      warnings: warningsOf(facts, work),
      problems: problemsOf(facts, action, work),
      space: spaceOf(facts, work),
      takesEffect: 'now',
    },
  };
}

/** Of one that nobody named. */
function freeName({ snapshots }: TreeFacts): string {
  for (let number = snapshots.length + 1; ; number++) {
    const name = `Snapshot ${number}`;
    if (!snapshots.some(snapshot => snapshot.name === name)) return name;
  }
}

function stepsOf({ kind, memory, quiesce, halt, keepNvram, disks }: CreateWork): string[] {
  const count = disks.filter(disk => disk.kind !== 'none').length;
  const what = count === 1 ? 'the disk' : `${count} disks at one moment`;
  return [
    ...(quiesce ? ['Have the guest write everything and hold still'] : []),
    ...(memory ? ['Write down the guest’s memory; it stands still meanwhile'] : []),
    kind === 'internal' ? `Keep ${what} inside the file` : `Freeze ${what}; the guest goes on in a new layer`,
    ...(halt ? ['Stop the guest'] : []),
    ...(keepNvram ? ['Keep a copy of the UEFI variables'] : []),
  ];
}

function warningsOf(facts: TreeFacts, work: CreateWork): ActionPlan['warnings'] {
  const { kind, memory, memoryFile, quiesce, disks } = work;
  const warnings: ActionPlan['warnings'] = [];
  const { guest, snapshots } = facts;
  const other = kind === 'internal' ? 'external' : 'internal';
  if (snapshots.some(snapshot => kindOf(snapshot) === other))
    warnings.push({
      text: `This guest has ${other} snapshots, and this one is ${kind}`,
      why:
        kind === 'internal'
          ? 'An internal one can be returned to only while the guest uses the file that it is in: not after returning to one of the others.'
          : 'Once the guest goes on in a layer above, the internal ones in the file below can only be exported: returning to them would change what the layer stands on.',
      remedy: `Take an ${other} one.`,
    });
  for (const { disk, left } of partsOf(facts))
    if (left !== undefined && disk.device === 'disk' && disk.kind !== 'empty' && disks.length > 0)
      warnings.push({
        text: `The disk ${disk.target} is no part of it`,
        why: `It stays as it is when you return to the snapshot: ${left}.`,
      });
  if (isActive(guest.state) && !memory && !quiesce)
    warnings.push({
      text: 'The disks are kept as if the power had failed',
      why: 'The guest runs, and what it has not written yet is not in it.',
      remedy: facts.guest.agent
        ? 'Have its agent bring the file systems to rest first.'
        : 'Keep its memory too.',
    });
  for (const { place, needed, free } of memoryFile === undefined ? [] : spaceOf(facts, work))
    if (free !== undefined && needed > free)
      warnings.push({
        text: `There may not be enough room in ${place}`,
        why: `The guest’s memory takes up to ${formatBytes(guest.memoryAtMost ?? 0)}; what it does not use takes no room.`,
        remedy: 'Free some space first. Should it run out, nothing is lost.',
      });
  if (guest.uefi && !memory && !supportOf(facts).nvram.possible)
    warnings.push({
      text: 'The UEFI variables are no part of it',
      why: supportOf(facts).nvram.why ?? '',
    });
  return warnings;
}

function problemsOf(facts: TreeFacts, action: Create, work: CreateWork): Problem[] {
  const { guest, snapshots } = facts;
  const support = supportOf(facts);
  const problems = stateProblems(facts);
  const ability = support[work.kind];
  if (!ability.possible)
    problems.push(refusal(ability.why ?? '', 'Choose the other kind, if the guest can have it.', 'kind'));
  if (snapshots.some(({ name }) => name === work.name))
    problems.push({ field: 'name', failure: { code: 'NAME_TAKEN', params: { name: work.name } } });
  if (action.kind === 'internal' && action.memory === false && isActive(guest.state))
    problems.push(
      refusal(
        'An internal snapshot of a running guest always holds its memory.',
        'Take an external one, or shut the guest down first.',
        'memory',
      ),
    );
  if (work.kind === 'external' && action.memory === true && !support.memory.possible)
    problems.push(refusal(support.memory.why ?? '', 'Take it without memory.', 'memory'));
  if (work.quiesce && !support.quiesce.possible)
    problems.push({ field: 'quiesce', failure: { code: 'AGENT_ABSENT', params: { name: guest.name } } });
  if (work.quiesce && work.memory)
    problems.push(
      refusal('With its memory nothing is lost by not writing.', 'Choose one of the two.', 'quiesce'),
    );
  for (const { target, kind, path } of work.disks) {
    const gone = kind === 'none' || path === undefined ? undefined : missingBelow(facts, path);
    if (gone !== undefined) problems.push(missingFile(target, gone));
  }
  return problems;
}

/** A new layer is all but empty. Memory is written as it is used; how much that is, nobody knows beforehand. */
function spaceOf({ room, guest }: TreeFacts, { memoryFile, disks }: CreateWork): ActionPlan['space'] {
  return byPlace(room, [
    ...disks.flatMap(({ overlay }) =>
      overlay === undefined ? [] : [{ place: folderOf(overlay), needed: EMPTY_LAYER }],
    ),
    ...(memoryFile === undefined
      ? []
      : [{ place: folderOf(memoryFile), needed: guest.memoryAtMost ?? 0, atMost: true }]),
  ]);
}

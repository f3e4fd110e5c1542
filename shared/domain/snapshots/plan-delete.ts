import type { SnapshotAction } from '../../contract/snapshots.ts';
import { isActive } from '../guests/state.ts';
import type { DiskState, SnapshotRecord, TreeFacts } from './facts.ts';
import { afterCommit, afterForget, afterRemove } from './model.ts';
import { folderOf } from './names.ts';
import { type Op, opTitle } from './ops.ts';
import { byPlace, fates, type Planned, sized } from './planned.ts';
import { missingBelow, missingFile, notThere, type Problem, refusal, stateProblems } from './refusals.ts';
import { chainFrom, descendantsOf, isWritten, openFiles, othersOn, snapshotsIn, uppersOf } from './tree.ts';

type Delete = Extract<SnapshotAction, { do: 'delete' }>;
type Draft = Planned<readonly Op[]>['plan'];

/**
 * Deletes one snapshot, or it and all that came of it; what the guest is now, and every other snapshot, is as
 * before. The layers are merged only where nothing else needs them as they are.
 */
export function planDelete(facts: TreeFacts, { snapshot: name, children }: Delete): Planned<readonly Op[]> {
  const snapshot = facts.snapshots.find(each => each.name === name);
  const doomed = snapshot ? [...(children ? descendantsOf(facts.snapshots, name) : []), snapshot] : [];
  const ops: Op[] = [];
  const plan: Draft = {
    title: `Delete the snapshot “${name}” of ${facts.guest.name}${doomed.length > 1 ? ` and ${doomed.length - 1} that came of it` : ''}`,
    steps: [],
    files: [],
    lost: [],
    warnings: [],
    problems: snapshot ? stateProblems(facts) : [notThere(name)],
    space: [],
    takesEffect: 'now',
  };
  let now = facts;
  for (const { name: next } of doomed) {
    const record = now.snapshots.find(each => each.name === next);
    if (record) now = deleteOne(now, record, ops, plan);
  }
  plan.steps = ops.map(opTitle);
  plan.files = fates(plan.files);
  plan.space = byPlace(facts.room, plan.space);
  plan.warnings.push(...shortOfRoom(plan.space));
  return { plan, work: ops };
}

function deleteOne(facts: TreeFacts, snapshot: SnapshotRecord, ops: Op[], plan: Draft): TreeFacts {
  const { name, memoryFile } = snapshot;
  plan.lost.push(`“${name}”: what the guest was then cannot be returned to.`);
  const internal = snapshot.disks.filter(({ kind }) => kind === 'internal');
  const inPlace = internal.every(({ path }) => path !== undefined && isWritten(facts, path));
  if (internal.length > 0 && inPlace && internal.length === partCount(snapshot)) {
    ops.push({ do: 'delete-internal', snapshot: name });
    for (const { path, target } of internal)
      if (path !== undefined)
        plan.files.push({
          path,
          becomes: 'changed',
          ...sizeIn(facts, path),
          note: `${target}: the state inside goes`,
        });
    return afterForget(facts, name);
  }
  ops.push({ do: 'forget', snapshot: name });
  let after = afterForget(facts, name);
  for (const disk of internal) dropInternal(facts, name, disk, ops, plan);
  for (const disk of snapshot.disks)
    if (disk.kind === 'external' && disk.path !== undefined)
      after = release(after, disk, disk.path, ops, plan);
  if (memoryFile && !memoryFile.missing) {
    ops.push({ do: 'remove', path: memoryFile.path });
    plan.files.push({
      path: memoryFile.path,
      becomes: 'deleted',
      ...sized(memoryFile.size),
      lost: true,
      note: 'the guest’s memory',
    });
  }
  return after;
}

function shortOfRoom(space: Draft['space']): Draft['warnings'] {
  return space
    .filter(({ needed, free }) => free !== undefined && needed > free)
    .map(({ place }) => ({
      text: `There may not be enough room in ${place}`,
      why: 'What an upper file holds is written into the lower one; what is in both takes no more room.',
      remedy: 'Free some space first. Should it run out, nothing is lost, and it can be finished later.',
    }));
}

const partCount = ({ disks }: SnapshotRecord) => disks.filter(({ kind }) => kind !== 'none').length;
const sizeIn = ({ layers }: TreeFacts, path: string) => sized(layers.get(path)?.allocation);

function dropInternal(
  facts: TreeFacts,
  snapshot: string,
  { path, target }: DiskState,
  ops: Op[],
  plan: Draft,
): void {
  const layer = path === undefined ? undefined : facts.layers.get(path);
  // Without its file there is nothing but the record.
  if (path === undefined || layer === undefined || layer.missing) return;
  if (openFiles(facts).has(path) || !layer.reachable)
    plan.problems.push(
      refusal(
        `It is inside ${path}, which the guest stands on but does not write: that file cannot be changed now.`,
        'Shut the guest down first.',
      ),
    );
  ops.push({ do: 'drop-internal', snapshot, path });
  plan.files.push({
    path,
    becomes: 'changed',
    ...sizeIn(facts, path),
    note: `${target}: the state inside goes`,
  });
}

/** A file that was frozen for the snapshot is let go: deleted, merged with the one above it, or kept for others. */
function release(facts: TreeFacts, { target }: DiskState, path: string, ops: Op[], plan: Draft): TreeFacts {
  const layer = facts.layers.get(path);
  if (layer === undefined || layer.missing) return facts;
  const keep = (note: string) => {
    plan.files.push({ path, becomes: 'kept', ...sized(layer.allocation), note: `${target}: ${note}` });
    return facts;
  };
  const others = othersOn(facts, path);
  if (others.length > 0) return keep(`needed by ${others.join(', ')}`);
  const still = snapshotsIn(facts.snapshots, path);
  if (still.length > 0) return keep(`holds “${still.map(({ name }) => name).join('”, “')}” too`);
  const uppers = uppersOf(facts.layers, path);
  if (isWritten(facts, path)) return keep('the guest writes it');
  const [upper] = uppers;
  if (upper === undefined) {
    ops.push({ do: 'remove', path });
    plan.files.push({
      path,
      becomes: 'deleted',
      ...sized(layer.allocation),
      lost: true,
      note: `${target}: nothing stands on it`,
    });
    return afterRemove(facts, path);
  }
  if (uppers.length > 1) return keep(`${uppers.length} branches stand on it`);
  const inUpper = snapshotsIn(facts.snapshots, upper);
  const inside = inUpper.filter(({ disks }) =>
    disks.some(disk => disk.kind === 'internal' && disk.path === upper),
  );
  if (inside.length > 0) return keep(`“${inside[0]?.name}” inside the file above stands on it as it is`);
  const onUpper = othersOn(facts, upper);
  if (onUpper.length > 0) return keep(`the file above it is needed by ${onUpper.join(', ')}`);
  return merge(facts, { target, path, upper }, ops, plan);
}

interface Merge {
  readonly target: string;
  readonly path: string;
  readonly upper: string;
}

function merge(facts: TreeFacts, { target, path, upper }: Merge, ops: Op[], plan: Draft): TreeFacts {
  const open = openFiles(facts);
  const above = uppersOf(facts.layers, upper).filter(each => !open.has(each));
  const base = facts.layers.get(path);
  const top = facts.layers.get(upper);
  const baseFormat = base?.format ?? 'raw';
  plan.problems.push(...mergeProblems(facts, { target, path, upper }, above));
  ops.push(
    { do: 'commit', target, top: upper, base: path, topFormat: top?.format ?? 'qcow2', baseFormat, above },
    { do: 'redirect', from: upper, to: path, format: baseFormat },
    { do: 'remove', path: upper },
  );
  plan.files.push(
    { path, becomes: 'changed', ...sized(base?.allocation), note: `${target}: takes in what is above it` },
    { path: upper, becomes: 'merged', ...sized(top?.allocation), note: `${target}: goes into ${path}` },
    ...above.map(each => ({
      path: each,
      becomes: 'changed' as const,
      ...sizeIn(facts, each),
      note: `${target}: stands on ${path} then`,
    })),
  );
  const place = folderOf(path);
  const needed = Math.max(
    0,
    Math.min(top?.allocation ?? 0, (base?.capacity ?? Infinity) - (base?.allocation ?? 0)),
  );
  plan.space.push({ place, needed });
  return afterCommit(facts, upper, path);
}

/** Open files are merged by QEMU, which has them; others by this computer, which must be able to reach them. */
function mergeProblems(
  facts: TreeFacts,
  { target, path, upper }: Merge,
  above: readonly string[],
): Problem[] {
  const gone = missingBelow(facts, upper);
  if (gone !== undefined) return [missingFile(target, gone)];
  const touched = openFiles(facts).has(upper) ? above : [path, upper, ...above];
  const far = touched.find(each => facts.layers.get(each)?.reachable !== true);
  if (far === undefined) return [];
  const inChain = facts.disksNext.some(
    disk => disk.path !== undefined && chainFrom(facts.layers, disk.path).includes(upper),
  );
  const startable = !isActive(facts.guest.state) && inChain && above.length === 0;
  return [
    refusal(
      `Innkeeper cannot write ${far} by itself: it is on another computer, or the account it runs under may not.`,
      startable
        ? 'Start the guest: then libvirt can merge it.'
        : 'Run Innkeeper on that computer, as a user who may write the file.',
    ),
  ];
}

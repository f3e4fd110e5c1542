import type { DiskChain, Snapshot } from '../../contract/snapshots.ts';
import type { SnapshotRecord, TreeFacts } from './facts.ts';
import { snapshotProblems } from './snapshot-problems.ts';
import { chainFrom, currentDisks, kindOf, othersOn, snapshotsIn } from './tree.ts';

/** The tree as a person is shown it. */
export function describeSnapshots(facts: TreeFacts): Snapshot[] {
  return facts.snapshots.map(snapshot => {
    const { name, description, createdAt, parent, current, state, memory, memoryFile, disks, pictured } =
      snapshot;
    const size = ownSize(facts, snapshot);
    return {
      name,
      ...(description !== undefined && { description }),
      ...(createdAt !== undefined && { createdAt }),
      ...(parent !== undefined && { parent }),
      current,
      state,
      kind: kindOf(snapshot),
      memory,
      disks: disks.map(({ target, kind, path, overlay }) => {
        const allocation =
          path === undefined || kind !== 'external' ? undefined : facts.layers.get(path)?.allocation;
        return {
          target,
          kind,
          ...(path !== undefined && { path }),
          ...(allocation !== undefined && { size: allocation }),
          ...(overlay !== undefined && { overlay }),
        };
      }),
      ...(memoryFile && {
        memoryFile: {
          path: memoryFile.path,
          ...(memoryFile.size !== undefined && { size: memoryFile.size }),
        },
      }),
      ...(size !== undefined && { size }),
      pictured,
      problems: [
        ...snapshotProblems(facts, snapshot).map(({ failure }) => failure),
        ...(memoryFile?.missing === true
          ? [{ code: 'FILE_NOT_FOUND' as const, params: { path: memoryFile.path } }]
          : []),
      ],
    };
  });
}

/** What is there for this one alone: its memory, and frozen files that no other one is in. An internal one shares. */
function ownSize(
  { layers, snapshots }: TreeFacts,
  { disks, memoryFile }: SnapshotRecord,
): number | undefined {
  let sum = memoryFile?.size ?? 0;
  let known = memoryFile?.size !== undefined;
  for (const { kind, path } of disks) {
    if (kind !== 'external' || path === undefined || snapshotsIn(snapshots, path).length > 1) continue;
    const allocation = layers.get(path)?.allocation;
    if (allocation === undefined) continue;
    known = true;
    sum += allocation;
  }
  return known ? sum : undefined;
}

/** Each disk's files, the one that the guest writes first. */
export function describeChains(facts: TreeFacts): DiskChain[] {
  return currentDisks(facts).flatMap(({ target, device, path, format }) => {
    if (path === undefined || device === 'cdrom' || device === 'floppy') return [];
    const job = facts.jobs.get(target);
    const layers = chainFrom(facts.layers, path).map((each, index) => {
      const layer = facts.layers.get(each);
      const known = layer?.format ?? (index === 0 ? format : undefined);
      return {
        path: each,
        ...(known !== undefined && { format: known }),
        ...(layer?.capacity !== undefined && { capacity: layer.capacity }),
        ...(layer?.allocation !== undefined && { allocation: layer.allocation }),
        missing: layer?.missing === true,
        snapshots: snapshotsIn(facts.snapshots, each).map(({ name }) => name),
        usedBy: othersOn(facts, each),
      };
    });
    return [{ target, layers, ...(job && { job: { ...job } }) }];
  });
}

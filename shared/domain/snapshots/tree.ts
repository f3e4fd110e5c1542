import { isActive } from '../guests/state.ts';
import type { DiskFacts, LayerFacts, SnapshotRecord, TreeFacts } from './facts.ts';

type Layers = ReadonlyMap<string, LayerFacts>;

/** A file and all it stands on, the upper first; a ring, which no sound disk has, ends where it closes. */
export function chainFrom(layers: Layers, path: string): string[] {
  const chain: string[] = [];
  for (
    let at: string | undefined = path;
    at !== undefined && !chain.includes(at);
    at = layers.get(at)?.backing
  )
    chain.push(at);
  return chain;
}

/** The files of this guest that stand directly on one. */
export function uppersOf(layers: Layers, path: string): string[] {
  return [...layers.values()].filter(({ backing }) => backing === path).map(layer => layer.path);
}

/** The snapshots whose state is in a file. */
export function snapshotsIn(snapshots: readonly SnapshotRecord[], path: string): SnapshotRecord[] {
  return snapshots.filter(({ disks }) => disks.some(disk => disk.kind !== 'none' && disk.path === path));
}

/** Whether the guest writes a file, now or from its next start on. */
export function isWritten({ disksNow, disksNext }: TreeFacts, path: string): boolean {
  return [...disksNow, ...disksNext].some(disk => disk.path === path);
}

/** Who else needs a file: other guests, and files that stand on it and are none of this guest's. */
export function othersOn({ usedBy, outsiders }: TreeFacts, path: string): string[] {
  return [...(usedBy.get(path) ?? []), ...(outsiders.get(path) ?? [])];
}

/** The disks of the guest as it goes on: of one that runs, those it runs with. */
export function currentDisks({ guest, disksNow, disksNext }: TreeFacts): readonly DiskFacts[] {
  return isActive(guest.state) ? disksNow : disksNext;
}

/** Files that the running guest has open; of one that is off, none. */
export function openFiles(facts: TreeFacts): ReadonlySet<string> {
  if (!isActive(facts.guest.state)) return new Set();
  return new Set(
    facts.disksNow.flatMap(({ path }) => (path === undefined ? [] : chainFrom(facts.layers, path))),
  );
}

/** What a snapshot is made of, as a person calls it. */
export function kindOf({ disks }: SnapshotRecord): 'internal' | 'external' | 'mixed' | 'none' {
  const kinds = new Set(disks.map(({ kind }) => kind));
  if (kinds.has('internal')) return kinds.has('external') ? 'mixed' : 'internal';
  return kinds.has('external') ? 'external' : 'none';
}

/** A snapshot's descendants, each after its own: the leaves come first. */
export function descendantsOf(snapshots: readonly SnapshotRecord[], name: string): SnapshotRecord[] {
  return snapshots
    .filter(({ parent }) => parent === name)
    .flatMap(child => [...descendantsOf(snapshots, child.name), child]);
}

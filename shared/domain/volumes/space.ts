import type { PoolSpace, Volume } from '../../contract/volumes.ts';

/** How the room of a pool is taken. Bytes. */
export interface SpaceTaken {
  readonly capacity: number;
  /** What volumes take up now. */
  readonly volumes: number;
  /** Taken by whatever else lies on the same storage. */
  readonly others: number;
  readonly free: number;
  /** What guests see of all volumes together: taken once all are full. */
  readonly promised: number;
  /** By how much all volumes, once full, go beyond what there is for them; 0: they fit. */
  readonly overCommitted: number;
}

/** Undefined for a pool without an end, and while not all volumes are read. */
export function spaceTaken(space: PoolSpace, volumes: Iterable<Volume>): SpaceTaken | undefined {
  if (space.capacity === 0) return undefined;
  let taken = 0;
  let promised = 0;
  for (const { facts } of volumes) {
    if (!facts) continue;
    taken += facts.allocation;
    promised += Math.max(facts.capacity, facts.allocation);
  }
  const used = Math.max(0, space.capacity - space.available);
  // Volumes that share blocks take up less together than each by itself.
  const own = Math.min(taken, used);
  const forVolumes = space.available + own;
  return {
    capacity: space.capacity,
    volumes: own,
    others: used - own,
    free: space.available,
    promised,
    overCommitted: Math.max(0, promised - forVolumes),
  };
}

import type { IdRange } from './facts.ts';

/** As many users as a system has that counts with 16 bits. */
export const IDS = 65_536;
/** The first range: above what distributions give to people's accounts and to rootless engines (subuid(5)). */
const FIRST = 1_000_000;

export const overlaps = (range: Pick<IdRange, 'first' | 'count'>, first: number): boolean =>
  first < range.first + range.count && range.first < first + IDS;

/** The first of so many that nobody has. */
export function freeRange(ranges: readonly Pick<IdRange, 'first' | 'count'>[]): number {
  let first = FIRST;
  for (;;) {
    const taken = ranges.find(range => overlaps(range, first));
    if (!taken) return first;
    first = Math.max(first + IDS, Math.ceil(taken.first + taken.count));
  }
}

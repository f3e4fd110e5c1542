import type { CreatePlan } from '../../../contract/create/plan.ts';
import type { CreateFacts } from '../facts.ts';
import type { DisksPart, Room } from './part.ts';
import { poolNamed } from './pools.ts';

/** Room that is taken in each pool: at once, and once every disk is full. */
export function spaceOf(part: DisksPart, facts: CreateFacts): CreatePlan['space'] {
  const contents = [...part.drives.map(drive => drive.content), part.boot?.kernel, part.boot?.initramfs];
  const rooms = withoutRepeats(contents.flatMap(content => (content?.kind === 'volume' ? [content] : [])));
  return [...new Set(rooms.map(({ pool }) => pool))].map(pool => {
    const there = rooms.filter(room => room.pool === pool);
    const found = poolNamed(facts, pool);
    return {
      pool,
      now: total(there.map(({ now }) => now)),
      full: total(there.map(({ full }) => full)),
      ...(found?.active && { free: found.free }),
    };
  });
}

type Space = CreatePlan['space'][number];

/** Bytes that a pool cannot give: what is taken at once is not free, or a full disk would be larger than it all. */
export function missingRoom({ pool, now, full, free }: Space, facts: CreateFacts): number | undefined {
  if (free !== undefined && now > free) return now;
  const capacity = poolNamed(facts, pool)?.capacity;
  return capacity !== undefined && full > capacity ? full : undefined;
}

/** Beyond 8 PiB it does not matter any more how much it is. */
function total(sizes: readonly number[]): number {
  return Math.min(
    Number.MAX_SAFE_INTEGER,
    sizes.reduce((sum, size) => sum + size, 0),
  );
}

/** What two disks share takes its room once. */
function withoutRepeats(volumes: readonly { readonly room: readonly Room[] }[]): Room[] {
  const shared = new Set<string>();
  return volumes
    .flatMap(({ room }) => room)
    .filter(({ pool, shares }) => {
      if (shares === undefined) return true;
      const key = `${pool}/${shares}`;
      const seen = shared.has(key);
      shared.add(key);
      return !seen;
    });
}

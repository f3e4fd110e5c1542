import type { Attention } from '../../../contract/overview.ts';
import { formatBytes } from '../../units.ts';
import { openPage } from '../../overview/remedies.ts';
import type { AttentionCheck } from '../check.ts';
import type { DiskFacts } from '../facts.ts';

const NEARLY = 0.1;

/** A pool with little room, that this guest's thin disks may still want more of. */
export const checkPoolFull: AttentionCheck = ({ disks }) => {
  const names = new Set(disks.flatMap(({ pool }) => (pool ? [pool.name] : [])));
  return [...names].flatMap((name): Attention[] => {
    const found = disks.filter(disk => disk.pool?.name === name);
    const [first] = found;
    const pool = first?.pool;
    if (!pool || pool.capacity === 0 || pool.free >= pool.capacity * NEARLY) return [];
    const growth = found.reduce((sum, disk) => sum + growthOf(disk), 0);
    if (growth <= pool.free) return [];
    return [
      {
        id: `pool-full:${name}`,
        severity: 'warning',
        what: `The pool “${name}” is nearly full.`,
        why: `${formatBytes(pool.free)} are left, and the disks of this guest may still grow by ${formatBytes(growth)}. A guest whose disk finds no room is paused.`,
        remedies: [openPage('Move a disk', `hardware/disk:${first.target}`)],
      },
    ];
  });
};

function growthOf({ capacity, allocation }: DiskFacts): number {
  if (capacity === undefined || allocation === undefined) return 0;
  return Math.max(0, capacity - allocation);
}

import { statfs } from 'node:fs/promises';
import { holdsFiles } from '#shared/domain/create/disks/pools.ts';
import type { LiveConnection } from '../ports.ts';
import type { Pool } from './pools.ts';

/**
 * Bytes that QEMU can still write into a pool. libvirt counts only when a pool is refreshed, and counts what is
 * kept for root; on this computer the file system knows better.
 */
export async function freeRoom(live: LiveConnection, pool: Pool): Promise<number> {
  if (!live.host.local || !holdsFiles(pool) || !pool.active || pool.path === undefined) return pool.free;
  try {
    const system = await statfs(pool.path);
    return system.bavail * system.bsize;
  } catch {
    return pool.free;
  }
}

import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { formatBytes } from '#shared/domain/units.ts';
import { fail, type FailureError } from '../failures/fail.ts';
import type { LiveConnection } from '../ports.ts';
import { poolOfFolder } from '../storage/active-pools.ts';
import { refreshPool } from '../storage/pools.ts';
import { SLACK } from '../storage/room-reason.ts';

/** Bytes free where a file of the host lies; undefined where neither this computer nor a pool can tell. */
export async function roomAt(live: LiveConnection, path: string): Promise<number | undefined> {
  const folder = dirname(path);
  if (live.host.local) {
    try {
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize;
    } catch {
      return undefined;
    }
  }
  const rpc = await live.work();
  const home = await poolOfFolder(live, folder);
  if (!home) return undefined;
  await refreshPool(rpc, home.ref);
  const { available } = await rpc.call('storagePoolGetInfo', { pool: home.ref });
  return Number(available);
}

/** Of work that failed without a reason: NO_SPACE where nothing is left of it, else HYPERVISOR_FAILED. */
export async function whyFailed(
  live: LiveConnection,
  path: string,
  params: Record<string, string>,
  detail?: string,
): Promise<FailureError> {
  const free = await roomAt(live, path).catch(() => undefined);
  if (free === undefined || free >= SLACK) return fail('HYPERVISOR_FAILED', { ...params, path }, detail);
  return fail('NO_SPACE', { ...params, path: dirname(path), free: formatBytes(free) }, detail);
}

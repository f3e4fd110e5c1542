import type { LiveConnection } from '../ports.ts';
import { answered } from './answered.ts';
import { listPools, type Pool } from './pools.ts';

/** The pools that run; none where the driver has none. Throws TIMEOUT where libvirt hangs on one. */
export async function activePools(live: LiveConnection): Promise<Pool[]> {
  return ((await answered(live, listPools)) ?? []).filter(pool => pool.active);
}

/** The running pool whose folder this is. Throws as `activePools` does. */
export async function poolOfFolder(live: LiveConnection, folder: string): Promise<Pool | undefined> {
  return (await activePools(live)).find(({ path }) => path === folder);
}

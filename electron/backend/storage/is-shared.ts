import type { LiveConnection } from '../ports.ts';
import { listPools, poolToUse } from './pools.ts';
import { listVolumes, readVolumeIfThere, volumeNamed, volumePath } from './volumes.ts';
import { eachLimited } from '../guests/each-limited.ts';

const AT_ONCE = 4;

/** Whether any volume of an active pool stands on this one. */
export async function isShared(live: LiveConnection, poolName: string, name: string): Promise<boolean> {
  const rpc = await live.bulk();
  const vol = await volumeNamed(rpc, (await poolToUse(rpc, poolName)).ref, name);
  if (!vol) return false;
  const path = await volumePath(rpc, vol);
  const pools = ((await listPools(rpc)) ?? []).filter(pool => pool.active);
  const lists = await Promise.all(pools.map(pool => listVolumes(rpc, pool.ref)));
  let shared = false;
  await eachLimited(lists.flat(), AT_ONCE, async ref => {
    if (!shared && (await readVolumeIfThere(rpc, ref))?.backingPath === path) shared = true;
  });
  return shared;
}

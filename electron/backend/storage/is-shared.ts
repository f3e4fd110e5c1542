import type { LiveConnection } from '../ports.ts';
import { imagesOn } from './images-on.ts';
import { poolToUse } from './pools.ts';
import { volumeNamed, volumePath } from './volumes.ts';

/** Whether any volume of an active pool stands on this one. */
export async function isShared(live: LiveConnection, poolName: string, name: string): Promise<boolean> {
  const rpc = await live.bulk();
  const vol = await volumeNamed(rpc, (await poolToUse(rpc, poolName)).ref, name);
  return vol !== undefined && (await imagesOn(live, await volumePath(rpc, vol))).length > 0;
}

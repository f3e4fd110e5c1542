import type { Connection, StorageVolRef } from 'node-libvirt';
import type { LiveConnection } from '../ports.ts';
import { activePools } from './active-pools.ts';
import { answered } from './answered.ts';
import { type Pool, unlessPoolGone } from './pools.ts';
import { readMany } from './read-many.ts';
import { listVolumes, unlessVolumeGone, volumePath } from './volumes.ts';

/** Paths of the images of all running pools that stand on the one at this path. Throws as `readOverlays` does. */
export async function imagesOn(live: LiveConnection, path: string): Promise<string[]> {
  return ((await readOverlays(live)).get(path) ?? []).toSorted();
}

/**
 * Every image in these pools, or in all that run, that stands on another: paths of the upper ones by the path of the
 * lower. Throws TIMEOUT where libvirt hangs on a pool.
 */
export async function readOverlays(
  live: LiveConnection,
  pools?: readonly Pool[],
): Promise<Map<string, string[]>> {
  const overlays = new Map<string, string[]>();
  const uppers: { ref: StorageVolRef; lower: string }[] = [];
  for (const { name: pool, ref } of pools ?? (await activePools(live))) {
    const list = (rpc: Connection) => unlessPoolGone(listVolumes(rpc, ref));
    const refs = (await answered(live, list, { pool })) ?? [];
    await readMany(live, refs, { pool }, (upper, facts) => {
      if (facts?.backing) uppers.push({ ref: upper, lower: facts.backing.path });
    });
  }
  for (const { ref, lower } of uppers) {
    // Those that are no files may have keys of another kind.
    const ask = (rpc: Connection) => unlessVolumeGone(volumePath(rpc, ref));
    const path = ref.key.startsWith('/') ? ref.key : await answered(live, ask, { pool: ref.pool });
    if (path !== undefined) overlays.set(lower, [...(overlays.get(lower) ?? []), path]);
  }
  return overlays;
}

import type { LiveConnection } from '../ports.ts';
import { eachLimited } from '../guests/each-limited.ts';
import { listPools, unlessPoolGone } from './pools.ts';
import { listVolumes, readVolumeIfThere } from './volumes.ts';

const AT_ONCE = 4;

/** Paths of the images of all active pools that stand on the one at this path. */
export async function imagesOn(live: LiveConnection, path: string): Promise<string[]> {
  const rpc = await live.bulk();
  const pools = ((await listPools(rpc)) ?? []).filter(pool => pool.active);
  const lists = await Promise.all(
    pools.map(async ({ ref }) => (await unlessPoolGone(listVolumes(rpc, ref))) ?? []),
  );
  const found: string[] = [];
  await eachLimited(lists.flat(), AT_ONCE, async ref => {
    const volume = await readVolumeIfThere(rpc, ref);
    if (volume?.backingPath === path) found.push(volume.path);
  });
  return found.toSorted();
}

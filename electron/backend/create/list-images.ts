import type { CreateOptions } from '#shared/contract/create/options.ts';
import { eachLimited } from '../guests/each-limited.ts';
import type { LiveConnection } from '../ports.ts';
import { listPools } from '../storage/pools.ts';
import { listVolumes, readVolumeIfThere } from '../storage/volumes.ts';
import { unlessRefused } from './unless-refused.ts';

/** Read one by one; more than a person would choose from. */
const IMAGES_SHOWN = 500;

/** Images in the connection's active pools, by name. */
export async function listImages(live: LiveConnection): Promise<CreateOptions['images']> {
  const rpc = await live.bulk();
  const pools = (await listPools(rpc)) ?? [];
  const lists = await Promise.all(
    // Refused for one that was stopped meanwhile.
    pools
      .filter(pool => pool.active)
      .map(async pool => (await unlessRefused(listVolumes(rpc, pool.ref))) ?? []),
  );
  const images: CreateOptions['images'] = [];
  await eachLimited(lists.flat().slice(0, IMAGES_SHOWN), 4, async ref => {
    const volume = await readVolumeIfThere(rpc, ref);
    if (!volume || volume.format === 'dir') return;
    const { path, format, capacity } = volume;
    images.push({ path, name: ref.name, pool: ref.pool, format, size: capacity });
  });
  return images.toSorted((a, b) => a.name.localeCompare(b.name));
}

import type { Connection } from 'node-libvirt';
import type { PoolFacts } from '#shared/domain/create/facts.ts';
import type { LiveConnection } from '../ports.ts';
import { answered } from '../storage/answered.ts';
import { freeRoom } from '../storage/free-room.ts';
import { listPools, type Pool } from '../storage/pools.ts';
import { listVolumes } from '../storage/volumes.ts';
import { unlessRefused } from './unless-refused.ts';

/** Where disks can be made; undefined when the driver has no pools at all. Throws TIMEOUT for one that hangs. */
export async function readPools(live: LiveConnection): Promise<PoolFacts[] | undefined> {
  const pools = await answered(live, listPools);
  return pools && Promise.all(pools.map(pool => poolFacts(live, pool)));
}

async function poolFacts(live: LiveConnection, pool: Pool): Promise<PoolFacts> {
  const { name, active, type, path } = pool;
  // Refused for one that was stopped meanwhile.
  const list = (rpc: Connection) => unlessRefused(listVolumes(rpc, pool.ref));
  const volumes = active ? await answered(live, list, { pool: name }) : undefined;
  return {
    name,
    active,
    type,
    ...(path !== undefined && { path }),
    free: await freeRoom(live, pool),
    ...(active && { capacity: pool.capacity }),
    volumes: (volumes ?? []).map(volume => volume.name),
  };
}

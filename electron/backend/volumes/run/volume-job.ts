import type { Connection } from 'node-libvirt';
import type { JobContext } from '#electron/jobs/job.ts';
import type { LiveConnection } from '../../ports.ts';
import { poolToUse } from '../../storage/pools.ts';
import { refreshPatiently } from '../../storage/refresh-patiently.ts';
import { withRoomReason } from '../../storage/room-reason.ts';
import type { VolumesDeps } from '../volumes-deps.ts';

/** What carrying out one action on a pool's volumes works with. */
export interface VolumeJob {
  readonly deps: VolumesDeps;
  readonly live: LiveConnection;
  readonly rpc: Connection;
  readonly pool: string;
  readonly job: JobContext;
  readonly title: string;
}

/** Says that room in the pool is what lacked, where it is: `needed` bytes were still to be written. */
export async function withRoomIn<T>(
  { rpc }: Pick<VolumeJob, 'rpc'>,
  pool: string,
  needed: number,
  act: () => Promise<T>,
): Promise<T> {
  return await withRoomReason({ place: pool, needed, free: () => roomIn(rpc, pool) }, act);
}

async function roomIn(rpc: Connection, name: string): Promise<number> {
  const { ref } = await poolToUse(rpc, name);
  // libvirt counts anew only then.
  await refreshPatiently(rpc, ref);
  return (await poolToUse(rpc, name)).free;
}

import type { Connection } from 'node-libvirt';
import type { JobContext } from '#electron/jobs/job.ts';
import { toFailure } from '../../failures/to-failure.ts';
import { fail } from '../../failures/fail.ts';
import type { LiveConnection } from '../../ports.ts';
import { poolToUse } from '../../storage/pools.ts';
import { refreshPatiently } from '../../storage/refresh-patiently.ts';
import { formatBytes, MiB } from '#shared/domain/units.ts';
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

/** Less than QEMU asks for at once: where this little is left, room is what it ran out of. */
const SLACK = MiB;

/**
 * What libvirt has a program of the host do fails without a code of its own, and without the file that it began:
 * NO_SPACE where less is left in the pool than was still to be written, or hardly anything.
 */
export async function withRoomReason<T>(
  { rpc }: Pick<VolumeJob, 'rpc'>,
  pool: string,
  needed: number,
  act: () => Promise<T>,
): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const { code, detail } = toFailure(error);
    if (code !== 'HYPERVISOR_FAILED') throw error;
    const free = await roomIn(rpc, pool).catch(() => undefined);
    if (free === undefined || free >= Math.max(needed, SLACK)) throw error;
    const params = { path: pool, needed: formatBytes(needed), free: formatBytes(free) };
    throw fail('NO_SPACE', params, detail);
  }
}

async function roomIn(rpc: Connection, name: string): Promise<number> {
  const { ref } = await poolToUse(rpc, name);
  // libvirt counts anew only then.
  await refreshPatiently(rpc, ref);
  return (await poolToUse(rpc, name)).free;
}

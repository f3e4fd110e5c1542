import type { DeleteWork } from '#shared/domain/volumes/plan/work.ts';
import { deleteVolume } from '../../storage/volumes.ts';
import { findVolumes } from '../read/volume-state.ts';
import type { VolumeJob } from './volume-job.ts';

/** One after the other; what was cancelled or failed half way leaves the rest as it is. */
export async function deleteAll({ volumes }: DeleteWork, { rpc, pool, job }: VolumeJob): Promise<void> {
  for (const [at, { name }] of volumes.entries()) {
    job.signal.throwIfAborted();
    job.step(`Delete ${name}`);
    job.log(`Delete ${name}`);
    const [vol] = await findVolumes(rpc, pool, [name]);
    if (vol) await deleteVolume(rpc, vol);
    job.progress((at + 1) / volumes.length);
  }
}

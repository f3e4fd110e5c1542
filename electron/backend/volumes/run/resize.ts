import { StorageVolResizeFlags as Flag } from 'node-libvirt';
import type { ResizeWork } from '#shared/domain/volumes/plan/work.ts';
import { fail } from '../../failures/fail.ts';
import { findVolumes } from '../read/volume-state.ts';
import { type VolumeJob, withRoomIn } from './volume-job.ts';

/** Of a volume that no guest runs with. */
export async function resize({ volume, size, from, allocate }: ResizeWork, on: VolumeJob): Promise<void> {
  const { rpc, pool, job, title } = on;
  job.step(title);
  job.log(title);
  const [vol] = await findVolumes(rpc, pool, [volume]);
  if (!vol) throw fail('FILE_NOT_FOUND', { path: `${pool}/${volume}` });
  const flags = (allocate ? Flag.ALLOCATE : 0) | (size < from ? Flag.SHRINK : 0);
  await withRoomIn(on, pool, allocate ? size - from : 0, () =>
    rpc.call('storageVolResize', { vol, capacity: BigInt(size), flags }),
  );
}

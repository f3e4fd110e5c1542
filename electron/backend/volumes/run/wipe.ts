import { StorageVolWipeAlgorithm as Algorithm } from 'node-libvirt';
import type { WipeAlgorithm } from '#shared/contract/volumes.ts';
import type { WipeWork } from '#shared/domain/volumes/plan/work.ts';
import { fail } from '../../failures/fail.ts';
import { deleteVolume } from '../../storage/volumes.ts';
import { VolumeInTheMaking } from '../../storage/volume-in-the-making.ts';
import { findVolumes } from '../read/volume-state.ts';
import type { VolumeJob } from './volume-job.ts';

const byName: Readonly<Record<WipeAlgorithm, number>> = {
  zero: Algorithm.ZERO,
  nnsa: Algorithm.NNSA,
  dod: Algorithm.DOD,
  bsi: Algorithm.BSI,
  gutmann: Algorithm.GUTMANN,
  schneier: Algorithm.SCHNEIER,
  pfitzner7: Algorithm.PFITZNER7,
  pfitzner33: Algorithm.PFITZNER33,
  random: Algorithm.RANDOM,
  trim: Algorithm.TRIM,
};

/** Writes over a volume; an image is made anew afterwards, as its header is gone with the rest. */
export async function wipe({ volume, algorithm, again }: WipeWork, on: VolumeJob): Promise<void> {
  const { deps, live, pool, job, title } = on;
  job.step(title);
  job.log(title);
  // On a connection of its own: it takes as long as the disk is big.
  const rpc = await live.openStreamConnection();
  try {
    const [vol] = await findVolumes(rpc, pool, [volume]);
    if (!vol) throw fail('FILE_NOT_FOUND', { path: `${pool}/${volume}` });
    await rpc.call('storageVolWipePattern', { vol, algorithm: byName[algorithm], flags: 0 });
    if (!again) return;
    job.log(`Make ${volume} anew, empty`);
    await deleteVolume(rpc, vol);
    const place = { connections: deps.connections, connection: live.id, pool, name: volume };
    await new VolumeInTheMaking(place).create(again);
  } finally {
    await rpc.close();
  }
}

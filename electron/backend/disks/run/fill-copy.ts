import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import type { CopyWork } from '#shared/domain/disks/plan/work.ts';
import { flattenDisk } from '#electron/media/flatten.ts';
import { fail } from '../../failures/fail.ts';
import type { LiveConnection } from '../../ports.ts';
import { copyFileTo } from '../../storage/copy-file.ts';
import { copyVolume } from '../../storage/copy-volume.ts';
import { poolToUse } from '../../storage/pools.ts';
import { refreshPatiently } from '../../storage/refresh-patiently.ts';
import type { VolumeInTheMaking } from '../../storage/volume-in-the-making.ts';
import { readVolume, volumeNamed } from '../../storage/volumes.ts';
import { writableFolder } from '../../storage/writable-folder.ts';
import type { Filling } from './carried.ts';
import { reaching, volumeIn } from './reaching.ts';
import { withReason } from './why-failed.ts';

/** What of the work tells what is copied, and into what. */
export type CopyToFill = Pick<CopyWork, 'from' | 'to' | 'capacity' | 'below' | 'asItIs'>;

/**
 * Fills the new volume: by this computer where it may read the disk and write into the pool, which can be cancelled
 * at once; else by libvirt, with all its rights.
 */
export async function fillCopy(
  work: CopyToFill,
  volume: VolumeInTheMaking,
  carried: Filling,
  signal: AbortSignal,
): Promise<void> {
  const { live, job } = carried;
  const { from, to } = work;
  const options = { signal, progress: (share: number) => job.progress(share) };
  const here =
    (await areReadable(live, [from.path, ...work.below])) &&
    (await writableFolder(live, to.pool)) !== undefined;
  if (here && (work.asItIs || (from.format === 'raw' && to.format === 'raw')))
    return await volume.place(path => copyFileTo(from.path, path, options), signal);
  if (here) {
    const flat = { from: from.path, format: from.format, into: to.format };
    return await volume.place(path => flattenDisk({ ...flat, to: path }, options), signal);
  }
  await (work.asItIs ? copyBytes(work, volume, carried, options) : copyByHost(work, volume, carried));
}

/** As files of this computer, by us. */
export async function areReadable(live: LiveConnection, paths: readonly string[]): Promise<boolean> {
  if (!live.host.local) return false;
  try {
    for (const path of paths) await access(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

async function copyBytes(
  { from, to }: CopyToFill,
  volume: VolumeInTheMaking,
  carried: Filling,
  options: Parameters<typeof copyVolume>[2],
): Promise<void> {
  const { live, rpc } = carried;
  await reaching(carried, async reach => {
    const source = await volumeIn(reach, carried, from.path);
    const { physical, allocation } = await readVolume(rpc, source);
    await withReason(carried, from.path, allocation, async () => {
      await volume.create({ format: 'raw', capacity: physical });
      const pool = await poolToUse(rpc, to.pool);
      const target = await volumeNamed(rpc, pool.ref, to.name);
      if (!target) throw fail('FILE_NOT_FOUND', { path: `${to.pool}/${to.name}` });
      await copyVolume(live, { from: source, to: target, length: physical }, options);
      // libvirt sees now what is in it.
      await refreshPatiently(rpc, pool.ref, options.signal);
    });
  });
}

async function copyByHost(work: CopyToFill, volume: VolumeInTheMaking, carried: Filling): Promise<void> {
  const { from, to, capacity } = work;
  const { rpc, job } = carried;
  const place = (await poolToUse(rpc, to.pool)).path ?? to.pool;
  await reaching(carried, async reach => {
    const source = await volumeIn(reach, carried, from.path);
    const { allocation, format } = await readVolume(rpc, source);
    // What a guest wrote at the start of a raw disk must not be taken for an image that names other files.
    if (format !== from.format) throw fail('FILE_DAMAGED', { path: from.path });
    await withReason(carried, `${place}/${to.name}`, allocation, () =>
      volume.clone(from.path, { format: to.format, capacity }, share => job.progress(share)),
    );
  });
}

import { readFile } from 'node:fs/promises';
import type { UploadVolume } from '#shared/domain/create/work.ts';
import type { ProgressPart } from '#electron/jobs/weighted-progress.ts';
import { readIsoFile } from '#electron/media/iso/read-file.ts';
import { aligned } from '#electron/media/unattended/cpio.ts';
import { copyFileTo } from '../../storage/copy-file.ts';
import { writableFolder } from '../../storage/writable-folder.ts';
import type { VolumeInTheMaking } from '../../storage/volume-in-the-making.ts';
import type { Carrying, CarryOut } from './carrying.ts';
import { sizeOf, sourceOf } from './source-of.ts';
import { volumeStep } from './volume-step.ts';

export const carryOutUpload: CarryOut<'upload-volume'> = (work, carrying, part) =>
  volumeStep(work, carrying, async volume => {
    const source = sourceOf(work.from, carrying);
    if (work.answers || work.from.kind === 'medium') return fillFromMemory(volume, work, carrying, part);
    const size = await sizeOf(source, work.size);
    part.weigh(size);
    const { deps, guest, job } = carrying;
    const { signal } = job;
    const live = deps.connections.require(guest.connection);
    const making = { signal, progress: part.share };
    if (source.member === undefined && (await writableFolder(live, work.pool)) !== undefined) {
      await volume.place(path => copyFileTo(source.path, path, making), signal);
    } else {
      // Raw and empty: the bytes are written into it as they are, their own format included.
      await volume.create({ format: 'raw', capacity: size, grownTo: work.capacity });
      await volume.fill(source, making);
    }
    if (work.capacity !== undefined) await volume.grow(work.capacity, signal);
  });

/** A kernel or an initramfs of some tens of megabytes, which may be on a medium or have answers behind it. */
async function fillFromMemory(
  volume: VolumeInTheMaking,
  { from, answers }: UploadVolume,
  carrying: Carrying,
  part: ProgressPart,
): Promise<void> {
  const { signal } = carrying.job;
  const bytes =
    from.kind === 'medium'
      ? await readIsoFile(from.path, from.member)
      : await readFile(sourceOf(from, carrying).path);
  // Two archives in one: the kernel unpacks the second over the first (early-userspace/buffer-format.rst).
  const image = answers ? Buffer.concat([aligned(bytes), await carrying.answers()]) : bytes;
  part.weigh(image.length);
  await volume.create({ format: 'raw', capacity: image.length });
  await volume.fill(image, { signal, progress: part.share });
}

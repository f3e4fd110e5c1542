import { readFile, stat } from 'node:fs/promises';
import { aligned } from '#electron/media/unattended/cpio.ts';
import type { CarryOut } from './carrying.ts';
import { sourceOf } from './source-of.ts';
import { volumeStep } from './volume-step.ts';

export const carryOutUpload: CarryOut<'upload-volume'> = (work, carrying, part) =>
  volumeStep(work, carrying, async volume => {
    const source = sourceOf(work.from, carrying);
    // A download was packed perhaps, and is bigger than its server said.
    const size = source.member === undefined ? (await stat(source.path)).size || work.size : work.size;
    part.weigh(size);
    const { signal } = carrying.job;
    if (work.answers) {
      // Two archives in one: the kernel unpacks the second over the first (early-userspace/buffer-format.rst).
      const image = Buffer.concat([aligned(await readFile(source.path)), await carrying.answers()]);
      part.weigh(image.length);
      await volume.create({ format: 'raw', capacity: image.length });
      return volume.fill(image, { signal, progress: part.share });
    }
    // Raw and empty: the bytes are written into it as they are, their own format included.
    await volume.create({ format: 'raw', capacity: size, grownTo: work.capacity });
    await volume.fill(source, { signal, progress: part.share });
    if (work.capacity !== undefined) await volume.grow(work.capacity, signal);
  });

import { stat } from 'node:fs/promises';
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
    // Raw and empty: the bytes are written into it as they are, their own format included.
    await volume.create({ format: 'raw', capacity: size, grownTo: work.capacity });
    await volume.fill(source, { signal, progress: part.share });
    if (work.capacity !== undefined) await volume.grow(work.capacity, signal);
  });

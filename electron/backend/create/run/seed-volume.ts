import { writeIso } from '#electron/media/iso/write-iso.ts';
import type { CarryOut } from './carrying.ts';
import { volumeStep } from './volume-step.ts';

/** From memory into the volume: what is secret on it lies in no other file. */
export const carryOutSeed: CarryOut<'seed-volume'> = (work, carrying, part) =>
  volumeStep(work, carrying, async volume => {
    const { label, files } = await carrying.seed(work.content);
    const image = writeIso(label, files, new Date());
    await volume.create({ format: 'raw', capacity: image.length });
    await volume.fill(image, { signal: carrying.job.signal, progress: part.share });
  });

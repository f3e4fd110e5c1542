import type { CarryOut } from './carrying.ts';
import { volumeStep } from './volume-step.ts';

export const carryOutClone: CarryOut<'clone-volume'> = (work, carrying, part) =>
  volumeStep(work, carrying, async volume => {
    const { format, capacity, from } = work;
    await volume.clone(from, { format, capacity }, part.share);
    await volume.grow(capacity, carrying.job.signal);
  });

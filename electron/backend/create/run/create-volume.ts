import type { CarryOut } from './carrying.ts';
import { volumeStep } from './volume-step.ts';

export const carryOutCreate: CarryOut<'create-volume'> = (work, carrying) =>
  volumeStep(work, carrying, volume => volume.create(work));

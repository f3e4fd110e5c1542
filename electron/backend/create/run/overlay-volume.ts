import type { CarryOut } from './carrying.ts';
import { volumeStep } from './volume-step.ts';

export const carryOutOverlay: CarryOut<'overlay-volume'> = (work, carrying) =>
  volumeStep(work, carrying, async volume => {
    const { backing, backingFormat, capacity } = work;
    const path = 'path' in backing ? backing.path : carrying.paths.get(backing.slot);
    if (path === undefined) throw new Error('What the layer stands on is not there yet.');
    await volume.create({ format: 'qcow2', capacity, backing: { path, format: backingFormat } });
  });

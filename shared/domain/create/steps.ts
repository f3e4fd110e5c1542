import type { CreatePlan } from '../../contract/create.ts';
import { formatBytes } from '../units.ts';
import type { DiskPlan } from './disk-plan.ts';
import type { Resolved } from './defaults.ts';

type PlanStep = CreatePlan['steps'][number];

/** What is going to be done, in words, each with how it is undone; `backend/create` carries it out in this order. */
export function planSteps(resolved: Resolved, disk: DiskPlan): PlanStep[] {
  return [...diskStep(disk), defineStep(resolved), ...(resolved.start ? [startStep(resolved)] : [])];
}

function diskStep(disk: DiskPlan): PlanStep[] {
  switch (disk.kind) {
    case 'create':
      return [
        {
          title: `Create the disk ${disk.volume}, ${formatBytes(disk.capacity)}, in ${disk.pool}`,
          touches: disk.path,
          undo: 'Delete the disk',
        },
      ];
    case 'copy':
      return [
        {
          title: `Copy ${disk.from?.path ?? 'the image'} to ${disk.volume} in ${disk.pool}`,
          touches: disk.path,
          undo: 'Delete the copy',
        },
      ];
    case 'use':
    case 'none':
      return [];
  }
}

export function defineStep(resolved: Resolved): PlanStep {
  return { title: `Define the guest ${resolved.name}`, undo: 'Undefine it' };
}

export function startStep(resolved: Resolved): PlanStep {
  return { title: `Start ${resolved.name}`, undo: 'Force it off' };
}

import type { HostStep } from '../../../contract/host-step.ts';
import type { Decided } from '../setting.ts';
import { bootSteps } from './boot-steps.ts';
import { cardSteps } from './card-steps.ts';
import { frameSteps } from './frame-steps.ts';
import { hookSteps } from './hook-steps.ts';
import { iommuChange } from './iommu.ts';
import { pageSteps } from './page-steps.ts';

/** A step of the host's helper, and what it is for. */
export interface ReasonedStep {
  readonly step: HostStep;
  readonly why: string;
}

/** What has to be so on the host, in the order in which it is done. Nothing that is so already. */
export function hostSteps(decided: Decided): ReasonedStep[] {
  return [
    ...cardSteps(decided),
    ...loaderSteps(decided),
    ...bootSteps(decided),
    ...pageSteps(decided),
    ...frameSteps(decided),
    ...hookSteps(decided),
  ];
}

function loaderSteps(decided: Decided): ReasonedStep[] {
  const { facts } = decided;
  const { add, remove } = iommuChange(decided);
  if (!facts || facts.boot.loader === 'unknown' || add.length + remove.length === 0) return [];
  return [
    {
      step: { do: 'kernel-arguments', loader: facts.boot.loader, add: [...add], remove: [...remove] },
      why: 'The IOMMU keeps a device within its guest’s memory, and the kernel has it off now.',
    },
  ];
}

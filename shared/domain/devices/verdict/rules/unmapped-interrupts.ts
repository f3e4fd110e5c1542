import type { Rule } from '../finding.ts';

/** Without remapping a guest's device could raise any interrupt of the host; vfio refuses it then. */
export const unmappedInterrupts: Rule = (_device, { iommu, facts }) => {
  if (!iommu || facts.iommu.interruptRemapping !== false || facts.vfio.unsafeInterrupts === true)
    return undefined;
  return {
    level: 'step',
    label: 'A step first',
    text: 'Interrupts are not remapped on this host, and vfio refuses to work without.',
    remedy: 'The doctor says how to turn remapping on, or to do without it.',
  };
};

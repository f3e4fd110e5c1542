import type { Rule } from '../finding.ts';

export const noIommu: Rule = ({ iommuGroup }, { iommu, facts }) => {
  if (iommuGroup !== undefined) return undefined;
  if (iommu)
    return {
      level: 'never',
      label: 'Never',
      text: 'It is in no IOMMU group: nothing would keep it within a guest’s memory.',
    };
  const known = facts.iommu.table !== undefined;
  return {
    level: 'step',
    label: 'IOMMU off',
    text: 'The host’s IOMMU is off: a guest’s device could reach all of the host’s memory.',
    remedy: known
      ? 'The firmware has it on; the kernel has to be told. The doctor can do that.'
      : 'The doctor shows whether the firmware or the kernel has to turn it on, and how.',
  };
};

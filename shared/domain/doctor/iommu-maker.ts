import type { DoctorFacts } from './facts.ts';

export type IommuMaker = 'intel' | 'amd' | 'arm' | 'unknown';

/**
 * Whose IOMMU it is. What the firmware describes and the kernel uses decides: the processor may be of another maker
 * than the chipset that a hypervisor shows.
 */
export function iommuMaker({ devices: { iommu }, cpu }: Pick<DoctorFacts, 'devices' | 'cpu'>): IommuMaker {
  if (iommu.table === 'DMAR' || iommu.units.some(name => name.startsWith('dmar'))) return 'intel';
  if (iommu.table === 'IVRS' || iommu.units.some(name => name.startsWith('ivhd'))) return 'amd';
  if (iommu.table === 'IORT' || iommu.units.some(name => name.startsWith('smmu'))) return 'arm';
  if (cpu.vendor === 'GenuineIntel') return 'intel';
  return cpu.vendor === 'AuthenticAMD' || cpu.vendor === 'HygonGenuine' ? 'amd' : 'unknown';
}

export const iommuNames: Readonly<Record<IommuMaker, string>> = {
  intel: 'VT-d',
  amd: 'AMD-Vi (called IOMMU in most setups)',
  arm: 'the SMMU',
  unknown: 'VT-d or AMD-Vi',
};

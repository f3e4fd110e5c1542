import type { IommuFacts } from '#shared/domain/host/facts.ts';
import { listNames, readText } from './files.ts';

/** What the running kernel made of the IOMMU (Documentation/ABI/testing/sysfs-class-iommu, -kernel-iommu_groups). */
export async function readIommu(root: string): Promise<IommuFacts> {
  const cmdline = (await readText(root, 'proc/cmdline')) ?? '';
  return {
    units: (await listNames(root, 'sys/class/iommu')).toSorted(),
    groups: (await listNames(root, 'sys/kernel/iommu_groups')).length,
    arguments: cmdline.split(/\s+/).filter(word => /^(intel_iommu|amd_iommu|iommu)(=|\.|$)/.test(word)),
  };
}

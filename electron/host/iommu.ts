import type { IommuFacts } from '#shared/domain/host/facts.ts';
import type { HostTree } from './tree/host-tree.ts';

/** What the running kernel made of the IOMMU (Documentation/ABI/testing/sysfs-class-iommu, -kernel-iommu_groups). */
export async function readIommu(tree: HostTree): Promise<IommuFacts> {
  const cmdline = (await tree.text('proc/cmdline')) ?? '';
  return {
    units: (await tree.names('sys/class/iommu')).toSorted(),
    groups: (await tree.names('sys/kernel/iommu_groups')).length,
    arguments: cmdline.split(/\s+/).filter(word => /^(intel_iommu|amd_iommu|iommu)(=|\.|$)/.test(word)),
  };
}

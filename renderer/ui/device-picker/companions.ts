import type { HostDeviceOption } from '#shared/contract/create/options.ts';

/** The others of its IOMMU group that a guest can be given: they go along. */
export function companionsOf(option: HostDeviceOption, all: readonly HostDeviceOption[]): HostDeviceOption[] {
  if (option.kind !== 'pci') return [];
  return all.filter(each => each.kind === 'pci' && option.companions.includes(each.address));
}

import type { PciDevice } from '#shared/contract/devices.ts';

export interface DeviceGroup {
  readonly title: string;
  readonly devices: readonly PciDevice[];
}

/** Devices that have every typed word, by IOMMU group; bridges, which nobody gives away, are left out. */
export function deviceGroups(all: readonly PciDevice[], text: string): readonly DeviceGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter(
    device => device.verdict.level !== 'stays' && words.every(word => wordsOf(device).includes(word)),
  );
  const numbers = [...new Set(found.map(({ group }) => group))].toSorted(
    (a, b) => (a ?? Infinity) - (b ?? Infinity),
  );
  return numbers.map(number => ({
    title: number === undefined ? 'Without an IOMMU group' : `IOMMU group ${number}`,
    devices: found
      .filter(({ group }) => group === number)
      .toSorted((a, b) => a.address.localeCompare(b.address)),
  }));
}

const wordsOf = ({ address, name, what, driver, ids, verdict, mapping }: PciDevice): string =>
  [address, name, what, driver, ids, verdict.label, mapping].join(' ').toLowerCase();

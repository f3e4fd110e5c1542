import type { PciDevice } from '#shared/contract/devices.ts';
import { isOffered } from '#shared/domain/passthrough/offered.ts';

export interface DeviceGroup {
  readonly title: string;
  readonly devices: readonly PciDevice[];
}

/**
 * Devices that have every typed word, by IOMMU group; bridges, which nobody gives away, are left out. Screens that can
 * be given come first, then what else can be: on a server with 200 devices nobody looks for them below the rest.
 */
export function deviceGroups(
  all: readonly PciDevice[],
  text: string,
  known: ReadonlyMap<string, PciDevice>,
): readonly DeviceGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter(
    device => device.verdict.level !== 'stays' && words.every(word => wordsOf(device).includes(word)),
  );
  const rank = (devices: readonly PciDevice[]) => {
    const offered = devices.filter(device => isOffered(device, known));
    if (offered.length === 0) return 2;
    return offered.some(({ kind }) => kind === 'display') ? 0 : 1;
  };
  const numbers = [...new Set(found.map(({ group }) => group))];
  return numbers
    .map(number => {
      const devices = found
        .filter(({ group }) => group === number)
        .toSorted((a, b) => a.address.localeCompare(b.address));
      const title = number === undefined ? 'Without an IOMMU group' : `IOMMU group ${number}`;
      return { title, devices, rank: rank(devices), number: number ?? Number.MAX_SAFE_INTEGER };
    })
    .toSorted((a, b) => a.rank - b.rank || a.number - b.number);
}

const wordsOf = ({ address, name, what, driver, ids, verdict, mapping }: PciDevice): string =>
  [address, name, what, driver, ids, verdict.label, mapping].join(' ').toLowerCase();

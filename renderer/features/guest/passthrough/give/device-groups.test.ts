import { expect, test } from 'vitest';
import { pciAddressSchema } from '#shared/contract/create/host-device.ts';
import type { PciDevice } from '#shared/contract/devices.ts';
import { deviceGroups } from './device-groups.ts';

const device = (address: string, group: number | undefined, change: Partial<PciDevice> = {}) =>
  ({
    address: pciAddressSchema.parse(`0000:${address}`),
    name: 'NVIDIA RTX 4070',
    what: 'GPU',
    kind: 'display',
    together: [pciAddressSchema.parse(`0000:${address}`)],
    usedBy: [],
    ids: '10de:2786',
    driver: 'nvidia',
    group,
    verdict: { level: 'ready', label: 'Ready', reasons: [] },
    ...change,
  }) as PciDevice;

const all = [
  device('04:00.0', 14, { name: 'Samsung 990 PRO', what: 'NVMe drive', kind: 'storage', driver: 'nvme' }),
  device('01:00.1', 2, { name: 'NVIDIA audio', driver: 'snd_hda_intel' }),
  device('01:00.0', 2),
  device('00:01.0', 2, { verdict: { level: 'stays', label: 'Bridge', reasons: [] } }),
  device('05:00.0', undefined, { kind: 'network' }),
  device('06:00.0', 1, { kind: 'network', verdict: { level: 'never', label: 'Never', reasons: [] } }),
];

const known = new Map(all.map(each => [each.address as string, each]));
const grouped = (text: string) => deviceGroups(all, text, known);

test('screens that can be given come first, groups in the order of their numbers, bridges nowhere', () => {
  expect(grouped('').map(({ title, devices }) => [title, devices.length])).toEqual([
    ['IOMMU group 2', 2],
    ['IOMMU group 14', 1],
    ['Without an IOMMU group', 1],
    ['IOMMU group 1', 1],
  ]);
  expect(grouped('')[0]?.devices[0]?.address).toBe('0000:01:00.0');
});

test('every typed word has to be found, in whatever is known of a device', () => {
  expect(grouped('nvme samsung').map(({ title }) => title)).toEqual(['IOMMU group 14']);
  expect(grouped('01:00.1 snd')[0]?.devices).toHaveLength(1);
  expect(grouped('radeon')).toEqual([]);
});

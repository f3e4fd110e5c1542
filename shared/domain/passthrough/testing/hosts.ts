import type { PciAddress } from '../../../contract/create/host-device.ts';
import type { DeviceFacts, PciFacts } from '../../devices/facts.ts';
import { at, host, net, pci } from '../../devices/testing/invented.ts';

const NVIDIA = 0x10de;

const screen = (card: string, connected: boolean) => ({
  displays: [{ card, connectors: [{ name: 'DP-1', connected, enabled: connected }] }],
});

const card = (text: string, more: Partial<PciFacts> = {}) =>
  pci(text, 0x03_00_00, {
    vendor: NVIDIA,
    device: 0x2786,
    vendorName: 'NVIDIA Corporation',
    deviceName: 'AD104 [GeForce RTX 4070]',
    modules: ['nouveau'],
    driver: 'nouveau',
    rom: true,
    resetMethods: ['bus'],
    ...more,
  });
const sound = (text: string, more: Partial<PciFacts> = {}) =>
  pci(text, 0x04_03_00, {
    vendor: NVIDIA,
    device: 0x22bc,
    driver: 'snd_hda_intel',
    modules: ['snd_hda_intel'],
    resetMethods: ['bus'],
    ...more,
  });
const port = (text: string, group: number) =>
  pci(text, 0x06_04_00, { iommuGroup: group, driver: 'pcieport' });

export const CARD: PciAddress = at('0000:01:00.0');
export const NIC: PciAddress = at('0000:03:00.0');

/** Groups as the kernel lists them. */
export function withGroups(facts: DeviceFacts): DeviceFacts {
  const groups = new Map<number, PciAddress[]>();
  for (const { iommuGroup, address } of facts.pci)
    if (iommuGroup !== undefined) groups.set(iommuGroup, [...(groups.get(iommuGroup) ?? []), address]);
  return { ...facts, iommu: { ...facts.iommu, groups } };
}

/** Graphics in the CPU for the host, a card with sound to give away, and two network cards. */
export function desktop(more: Partial<DeviceFacts> = {}, iommu = true): DeviceFacts {
  const group = (number: number) => (iommu ? { iommuGroup: number } : {});
  return withGroups(
    host({
      pci: [
        pci('0000:00:02.0', 0x03_00_00, {
          driver: 'i915',
          modules: ['i915'],
          bootVga: true,
          ...group(0),
          ...screen('card0', true),
        }),
        { ...port('0000:00:01.0', 1), ...(iommu ? {} : { iommuGroup: undefined }) } as PciFacts,
        card('0000:01:00.0', {
          bootVga: false,
          parent: at('0000:00:01.0'),
          ...group(2),
          ...screen('card1', false),
        }),
        sound('0000:01:00.1', { parent: at('0000:00:01.0'), ...group(2) }),
        pci('0000:02:00.0', 0x02_00_00, {
          driver: 'igb',
          modules: ['igb'],
          nets: ['eth0'],
          ...group(3),
          resetMethods: ['flr'],
        }),
        pci('0000:03:00.0', 0x02_00_00, {
          driver: 'igb',
          modules: ['igb'],
          nets: ['eth1'],
          ...group(4),
          resetMethods: ['flr'],
        }),
      ],
      nets: [
        net('eth0', { defaultRoute: true, address: at('0000:02:00.0') }),
        net('eth1', { carrier: false, up: false, address: at('0000:03:00.0') }),
      ],
      hugePages: [{ size: 2 ** 21, total: 0, free: 0 }],
      ...(iommu ? {} : { iommu: { units: [], groups: new Map(), table: 'DMAR' } }),
      ...more,
    }),
  );
}

/** The card is all there is. */
export function oneCard(): DeviceFacts {
  return withGroups(
    host({
      pci: [
        card('0000:01:00.0', {
          driver: 'nvidia',
          modules: ['nouveau', 'nvidia'],
          bootVga: true,
          iommuGroup: 2,
          ...screen('card0', true),
        }),
        sound('0000:01:00.1', { iommuGroup: 2 }),
      ],
    }),
  );
}

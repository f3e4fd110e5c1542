import { pciAddressSchema } from '#shared/contract/create/host-device.ts';
import type { DeviceVerdict } from '#shared/contract/devices.ts';
import type { HostDeviceOption } from '#shared/contract/create/options.ts';

const ready: DeviceVerdict = { level: 'ready', label: 'Ready', reasons: [] };
const off: DeviceVerdict = {
  level: 'step',
  label: 'IOMMU off',
  reasons: [{ text: 'The host’s IOMMU is off: a guest’s device could reach all of the host’s memory.' }],
};
const taken: DeviceVerdict = {
  level: 'in-use',
  label: 'In use',
  reasons: [{ text: 'router runs with it.', remedy: 'Another guest can have it once it stopped.' }],
};

const pci = (
  address: string,
  name: string,
  what: string,
  iommuGroup: number | undefined,
  more: Partial<Extract<HostDeviceOption, { kind: 'pci' }>> = {},
): HostDeviceOption => ({
  kind: 'pci',
  address: pciAddressSchema.parse(`0000:${address}`),
  name,
  what,
  companions: [],
  usedBy: [],
  node: 0,
  verdict: iommuGroup === undefined ? off : ready,
  ...(iommuGroup !== undefined && { iommuGroup }),
  ...more,
});

const card = pciAddressSchema.parse('0000:03:00.0');

/** Devices of every sort: alone, in company, in use, virtual, and one that cannot be given away. */
export const inventedDevices: readonly HostDeviceOption[] = [
  pci('01:00.0', 'NVIDIA RTX 4070', 'GPU', 1, { driver: 'nvidia', companions: ['0000:01:00.1'] }),
  pci('01:00.1', 'NVIDIA AD104 audio', 'sound card', 1, {
    driver: 'snd_hda_intel',
    companions: ['0000:01:00.0'],
    verdict: { ...ready, label: 'Goes with it' },
  }),
  pci('00:02.0', 'Intel UHD 770', 'GPU', undefined, { driver: 'i915' }),
  pci('03:00.0', 'Intel I350 port 0', 'network card', 7, { driver: 'igb' }),
  pci('03:10.0', 'Intel I350 virtual function', 'network card', 8, {
    driver: 'vfio-pci',
    functionOf: card,
    usedBy: ['router'],
    verdict: taken,
  }),
  pci('03:10.4', 'Intel I350 virtual function', 'network card', 9, { driver: 'igbvf', functionOf: card }),
  pci('04:00.0', 'Samsung 990 PRO', 'NVMe drive', 14, { driver: 'nvme' }),
  {
    kind: 'mediated',
    uuid: '83b8f4f2-509f-382f-3c1e-e6bfe0fa1001',
    name: 'NVIDIA GRID T4-2Q',
    parent: '0000:02:00.0',
    usedBy: [],
  },
  {
    kind: 'usb',
    vendor: '0781',
    product: '5581',
    bus: 2,
    device: 4,
    name: 'SanDisk Ultra',
    usedBy: ['dev-fedora'],
  },
  { kind: 'usb', vendor: '1050', product: '0407', bus: 1, device: 7, name: 'Yubico YubiKey', usedBy: [] },
];

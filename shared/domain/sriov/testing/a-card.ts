import { pciAddressSchema } from '../../../contract/create/host-device.ts';
import type { FunctionUser, PhysicalFunction, SriovState, VirtualFunction } from '../../../contract/sriov.ts';
import { uuidSchema } from '../../../contract/values.ts';

export const card = pciAddressSchema.parse('0000:03:00.0');
export const guest = uuidSchema.parse('5c0f7d1e-7a51-4a0e-9d0c-000000000001');

export const functionAt = (index: number, more: Partial<VirtualFunction> = {}): VirtualFunction => ({
  index,
  address: pciAddressSchema.parse(`0000:03:10.${index}`),
  settings: { vlan: 0, priority: 0, spoofCheck: true, trust: false, minRate: 0, maxRate: 0, link: 'auto' },
  usedBy: [],
  ...more,
});

export const runsWith = (name = 'web'): FunctionUser => ({ by: 'guest', name, uuid: guest, running: true });

export const aCard = (more: Partial<PhysicalFunction> = {}): PhysicalFunction => ({
  address: card,
  nodeDevice: 'pci_0000_03_00_0',
  name: 'A card',
  what: 'network card',
  nets: [{ name: 'enp3s0', mac: '52:54:00:00:00:01', up: true, speed: 1000 }],
  atMost: 7,
  functions: [functionAt(0), functionAt(1), functionAt(2)],
  others: [],
  ...more,
});

export const aHost = (device: PhysicalFunction, more: Partial<SriovState> = {}): SriovState => ({
  physical: [device],
  pools: [],
  iommu: true,
  networks: ['default'],
  missing: [],
  ...more,
});

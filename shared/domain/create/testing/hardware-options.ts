import type { HostDeviceOption } from '../../../contract/create/options.ts';
import type { PciAddress } from '../../../contract/create/host-device.ts';
import type { CreateFacts } from '../facts.ts';
import { GiB, MiB } from '../../units.ts';
import type { Answers } from './plans.ts';
import { topology } from './setting.ts';

const pci = (address: string, what: string, more: object = {}): HostDeviceOption => ({
  kind: 'pci',
  address: address as PciAddress,
  name: `A ${what}`,
  what,
  iommuGroup: 12,
  companions: [],
  usedBy: [],
  ...more,
});
const GPU = '0000:01:00.0';
const SOUND = '0000:01:00.1';
const FUNCTION = '0000:03:10.0';
const MDEV = 'c2177883-f1bb-47f0-914d-32a22e3a8804';

/** A host on which everything can be had. */
export const workshop: Partial<CreateFacts> = {
  topology,
  cpus: 16,
  bridges: ['br0'],
  interfaces: ['eth0'],
  filters: ['clean-traffic'],
  renderNodes: ['/dev/dri/renderD128'],
  networks: [
    { name: 'default', active: true, label: 'NAT', mode: 'nat' },
    { name: 'functions', active: true, label: 'functions', mode: 'hostdev' },
  ],
  devices: [
    pci(GPU, 'GPU', { companions: [SOUND], node: 0 }),
    pci(SOUND, 'sound', { companions: [GPU] }),
    pci(FUNCTION, 'network card', { functionOf: '0000:03:00.0' as PciAddress }),
    { kind: 'usb', vendor: '0951', product: '1666', bus: 1, device: 4, name: 'Stick', usedBy: [] },
    { kind: 'mediated', uuid: MDEV, name: 'vGPU', parent: 'pci_0000_00_02_0', usedBy: [] },
  ],
};

const user = { to: 'user' } as const;
const forwards = [
  { protocol: 'tcp', host: 2222, guest: 22 },
  { protocol: 'udp', host: 5353, guest: 53, address: '0.0.0.0' },
] as const;
const pins = [0, 8, 2, 10].map((id, vcpu) => ({ vcpu, cpus: [id] }));

/**
 * What an expert may ask for of CPUs, memory, network, screen and the host's devices, on PCs with PCI Express.
 * Such documents are only defined: libvirt 9.0.0 itself falls over when asked for the arguments of one with a
 * virtual function that is not there (virConnectDomainXMLToNative).
 */
export const hardwareOptions: Readonly<Record<string, Answers>> = {
  'nested virtualization': { cpu: { nested: true } },
  'features by hand': {
    cpu: {
      features: [
        { name: 'avx2', policy: 'disable' },
        { name: 'pcid', policy: 'optional' },
      ],
    },
  },
  '280 CPUs': { vcpus: 280 },
  'pinned threads': { vcpus: 4, cpu: { pins } },
  'pinned cells': {
    vcpus: 4,
    cpu: { pins },
    memoryLayout: {
      cells: [
        { vcpus: [0, 1], memory: GiB, node: 0 },
        { vcpus: [2, 3], memory: GiB, node: 1 },
      ],
    },
  },
  'huge pages': { memory: GiB, memoryLayout: { hugePages: 2 * MiB } },
  'huge pages, shared': { memory: GiB, memoryLayout: { hugePages: 2 * MiB, shared: true } },
  'strict memory': { memoryLayout: { placement: { mode: 'strict', nodes: [0, 1] } } },
  'interleaved memory': { memoryLayout: { placement: { mode: 'interleave', nodes: [0, 1] } } },
  'card on a bridge': { nics: [{ target: { to: 'bridge', bridge: 'br0' }, mtu: 9000, queues: 4 }] },
  macvtap: {
    nics: (['bridge', 'vepa', 'private', 'passthrough'] as const).map(mode => ({
      target: { to: 'direct', device: 'eth0', mode },
    })),
  },
  'VLAN on macvtap passthrough': {
    nics: [{ target: { to: 'direct', device: 'eth0', mode: 'passthrough' }, vlan: 42 }],
  },
  'virtual function': {
    nics: [{ target: { to: 'function', address: FUNCTION }, vlan: 42, mac: '52:54:00:01:02:03' }],
  },
  'pool of functions': { nics: [{ target: { to: 'network', network: 'functions' }, vlan: 7 }] },
  'card tuned': {
    nics: [
      {
        mac: '52:54:00:01:02:04',
        mtu: 1400,
        link: 'down',
        filter: 'clean-traffic',
        inbound: { average: 1000, peak: 5000, burst: 1024 },
        outbound: { average: 1000 },
        bootOrder: 9,
      },
    ],
  },
  'every card': { nics: (['virtio', 'e1000e', 'e1000', 'rtl8139'] as const).map(model => ({ model })) },
  'forwarded by slirp': { nics: [{ target: { ...user, backend: 'slirp', forwards: [...forwards] } }] },
  'forwarded by slirp to e1000e': {
    nics: [
      {
        model: 'e1000e',
        mac: '52:54:00:01:02:05',
        target: { ...user, backend: 'slirp', forwards: [...forwards] },
      },
    ],
  },
  '3D': { screen: { accelerated: true } },
  '3D with SPICE': { screen: { accelerated: true, protocols: ['spice'], heads: 2 } },
  'clipboard through VNC': { screen: { clipboard: true } },
  'sound through VNC': { screen: { sound: 'ac97' } },
  'every sound': { screen: { protocols: ['vnc', 'spice'], sound: 'usb' } },
  'no tablet': { screen: { tablet: false } },
  'whole GPU': {
    firmware: 'uefi',
    hostDevices: [
      { kind: 'pci', address: GPU },
      { kind: 'pci', address: SOUND },
    ],
  },
  'USB stick': { hostDevices: [{ kind: 'usb', vendor: '0951', product: '1666' }] },
  'USB stick in its place': {
    hostDevices: [{ kind: 'usb', vendor: '0951', product: '1666', bus: 1, device: 4 }],
  },
  vGPU: { hostDevices: [{ kind: 'mediated', uuid: MDEV }] },
  'shared folders': {
    folders: [
      { path: '/srv', tag: 'srv' },
      { path: '/usr/share', tag: 'share', readOnly: true },
    ],
  },
  'shared folders on huge pages': {
    memory: GiB,
    memoryLayout: { hugePages: 2 * MiB },
    folders: [{ path: '/srv', tag: 'srv' }],
  },
};

import { pciAddressSchema, type PciAddress } from '#shared/contract/create/host-device.ts';
import type { DeviceMap, DeviceUse, PciDevice, VerdictLevel } from '#shared/contract/devices.ts';
import { inventUuid } from './invent.ts';

const at = (address: string): PciAddress => pciAddressSchema.parse(`0000:${address}`);

type Reason = PciDevice['verdict']['reasons'][number];

/** A device with a verdict; say only what the test or picture is about. */
export function inventPci(
  address: string,
  name: string,
  [level, label, ...reasons]: [VerdictLevel, string, ...Reason[]],
  more: Partial<PciDevice> = {},
): PciDevice {
  return {
    address: at(address),
    name,
    what: 'device',
    kind: 'other',
    ids: '8086:1521',
    modules: [],
    bootVga: false,
    rom: false,
    nets: [],
    disks: [],
    usedBy: [],
    verdict: { level, label, reasons },
    together: [at(address)],
    leftBehind: [],
    mediated: false,
    ...more,
  };
}

const gpu: Partial<PciDevice> = {
  group: 1,
  node: 0,
  parent: at('00:01.0'),
  physicalSlot: '1',
  link: 'PCIe 4.0 ×16',
  resetMethods: ['flr', 'bus'],
  powerState: 'D0',
  together: [at('01:00.0'), at('01:00.1')],
  leftBehind: [at('00:01.0')],
};
const guest = (name: string, running = true): DeviceUse => ({
  by: 'guest',
  name,
  uuid: inventUuid(7),
  running,
});
const port = (index: number, more: Partial<PciDevice>): PciDevice =>
  inventPci(`03:10.${index * 4}`, 'Intel I350 virtual function', ['ready', 'Ready'], {
    what: 'virtual function',
    kind: 'network',
    ids: '8086:1520',
    driver: 'igbvf',
    group: 20 + index,
    functionOf: at('03:00.0'),
    parent: at('00:1c.4'),
    ...more,
  });

const pci: PciDevice[] = [
  inventPci('00:00.0', 'Intel 12th Gen host bridge', ['stays', 'Stays'], { kind: 'bridge', group: 0 }),
  inventPci('00:01.0', 'Intel 12th Gen PCIe root port', ['stays', 'Stays'], {
    kind: 'bridge',
    group: 1,
    driver: 'pcieport',
  }),
  inventPci(
    '00:02.0',
    'Intel UHD 770',
    ['never', 'Never', { text: 'Your desktop runs on it: without it there is no screen.' }],
    {
      what: 'GPU',
      kind: 'display',
      ids: '8086:4680',
      driver: 'i915',
      modules: ['i915'],
      group: 4,
      bootVga: true,
      rom: true,
      usedBy: [{ by: 'display', how: 'boot', connectors: ['HDMI-A-1'] }],
    },
  ),
  inventPci(
    '00:17.0',
    'Intel SATA controller',
    ['never', 'Never', { text: 'The host runs from /dev/sda, which hangs on it.' }],
    {
      what: 'SATA controller',
      kind: 'storage',
      driver: 'ahci',
      group: 9,
      disks: ['sda'],
      usedBy: [{ by: 'disk', disks: ['sda'], targets: ['/'], root: true }],
      together: [at('00:17.0'), at('00:1f.3')],
    },
  ),
  inventPci('00:1c.4', 'Intel PCIe root port', ['stays', 'Stays'], {
    kind: 'bridge',
    group: 7,
    driver: 'pcieport',
  }),
  inventPci(
    '00:1f.3',
    'Intel HD audio',
    [
      'risky',
      'Shares a group',
      {
        text: 'The boot disk’s controller at 00:17.0 is in its group: the two can only go together.',
        remedy: 'Put the card into another slot, or take another device.',
      },
    ],
    {
      what: 'sound card',
      kind: 'audio',
      driver: 'snd_hda_intel',
      group: 9,
      together: [at('00:17.0'), at('00:1f.3')],
    },
  ),
  inventPci('01:00.0', 'NVIDIA RTX 4070', ['ready', 'Ready'], {
    ...gpu,
    what: 'GPU',
    kind: 'display',
    ids: '10de:2786',
    subsystem: 'Micro-Star International RTX 4070 Ventus 2X',
    driver: 'nvidia',
    modules: ['nvidia', 'nouveau'],
    rom: true,
    mapping: 'the 4070',
  }),
  inventPci('01:00.1', 'NVIDIA AD104 audio', ['ready', 'Goes with it'], {
    ...gpu,
    what: 'sound card',
    kind: 'audio',
    ids: '10de:22bc',
    driver: 'snd_hda_intel',
    modules: ['snd_hda_intel'],
  }),
  inventPci(
    '03:00.0',
    'Intel I350 port 0',
    ['step', 'SR-IOV', { text: 'It has functions to give away one by one; given away itself, they go too.' }],
    {
      what: 'network card',
      kind: 'network',
      driver: 'igb',
      modules: ['igb'],
      group: 7,
      parent: at('00:1c.4'),
      physicalSlot: '3',
      link: 'PCIe 2.0 ×4',
      nets: ['enp3s0f0'],
      usedBy: [
        { by: 'network', names: ['enp3s0f0'], only: false },
        { by: 'functions', count: 4, of: 7 },
      ],
      functions: {
        now: 4,
        atMost: 7,
        addresses: [0, 1, 2, 3].map(index => at(`03:1${index >> 1}.${(index % 2) * 4}`)),
      },
    },
  ),
  port(0, {
    driver: 'vfio-pci',
    verdict: { level: 'in-use', label: 'In use', reasons: [{ text: 'router runs with it.' }] },
    usedBy: [guest('router')],
  }),
  port(1, {}),
  inventPci('04:00.0', 'Samsung 990 PRO', ['ready', 'Ready'], {
    what: 'NVMe drive',
    kind: 'storage',
    ids: '144d:a80c',
    driver: 'nvme',
    modules: ['nvme'],
    group: 14,
    parent: at('00:1d.0'),
    physicalSlot: '2',
    link: 'PCIe 3.0 ×4',
    linkAtMost: 'PCIe 4.0 ×4',
    resetMethods: ['flr', 'bus'],
    disks: ['nvme1n1'],
  }),
  inventPci(
    '05:00.0',
    'Renesas USB 3.0 controller',
    [
      'risky',
      'Cannot be reset',
      {
        text: 'The kernel knows no way to reset it: it may not work again after the guest has stopped, until the host is started anew.',
      },
    ],
    {
      what: 'USB controller',
      kind: 'usb',
      driver: 'xhci_hcd',
      group: 15,
      resetMethods: [],
      parent: at('00:1d.4'),
    },
  ),
];

const map: DeviceMap = {
  source: 'live',
  readAt: 0,
  iommu: { on: true, groups: 16, units: ['dmar0', 'dmar1'] },
  pci,
  usb: [],
  missing: [],
};

/** A server's: four cards of two ports, each with 24 functions, and what a server has besides. */
function serverMap(): DeviceMap {
  const cards = Array.from({ length: 8 }, (_, index) => {
    const slot = `${(0x18 + (index >> 1)).toString(16)}:00.${index % 2}`;
    const bus = (0x80 + index).toString(16);
    const functions = Array.from({ length: 22 }, (_none, vf) => `${bus}:0${vf >> 3}.${vf % 8}`);
    return [
      inventPci(
        slot,
        'Mellanox ConnectX-5 Ex EN network interface card, 100GbE dual-port QSFP28',
        ['step', 'SR-IOV'],
        {
          kind: 'network',
          driver: 'mlx5_core',
          group: 30 + index,
          node: index >> 2,
          nets: [`ens${index}f${index % 2}np${index % 2}`],
          usedBy: [
            { by: 'network', names: [`ens${index}f${index % 2}np${index % 2}`], only: index === 0 },
            { by: 'functions', count: 22, of: 64 },
          ],
          functions: { now: 22, atMost: 64, addresses: functions.map(at) },
        },
      ),
      ...functions.map((address, vf) =>
        inventPci(
          address,
          'Mellanox ConnectX-5 virtual function',
          vf % 5 === 0 ? ['in-use', 'In use', { text: 'A guest runs with it.' }] : ['ready', 'Ready'],
          {
            kind: 'network',
            driver: vf % 5 === 0 ? 'vfio-pci' : 'mlx5_core',
            group: 100 + index * 24 + vf,
            functionOf: at(slot),
            usedBy: vf % 5 === 0 ? [guest(`node-${index}-${vf}`)] : [],
          },
        ),
      ),
    ];
  }).flat();
  const drives = Array.from({ length: 12 }, (_, index) =>
    inventPci(`${(0x40 + index).toString(16)}:00.0`, 'Intel SSD DC P4510', ['ready', 'Ready'], {
      kind: 'storage',
      driver: 'nvme',
      group: 60 + index,
      node: index % 2,
      physicalSlot: String(20 + index),
      disks: [`nvme${index}n1`],
    }),
  );
  return {
    ...map,
    iommu: { on: true, groups: 260, units: ['dmar0', 'dmar1', 'dmar2', 'dmar3'] },
    pci: [...pci, ...cards, ...drives],
  };
}

const withoutIommu = (): DeviceMap => ({
  ...map,
  iommu: { on: false, groups: 0, units: [] },
  missing: [
    'The configuration space of 12 devices may be read by root alone, so their ports’ isolation is not known.',
  ],
  pci: pci.map(({ group: _group, ...device }) =>
    device.verdict.level === 'ready'
      ? {
          ...device,
          verdict: {
            level: 'step',
            label: 'After a step',
            reasons: [
              { text: 'The IOMMU is off.', remedy: 'The doctor turns it on; the host is then started anew.' },
            ],
          },
        }
      : device,
  ),
});

export const inventedMaps = {
  desktop: () => map,
  server: serverMap,
  'no-iommu': withoutIommu,
  libvirt: (): DeviceMap => ({
    ...map,
    source: 'libvirt',
    missing: [
      'This host’s files cannot be read from here: reset methods, links and uses by the host are not known.',
    ],
    pci: pci.map(({ link: _l, linkAtMost: _m, resetMethods: _r, powerState: _p, ...device }) => device),
  }),
  none: (): DeviceMap => ({
    ...map,
    source: 'libvirt',
    iommu: { on: false, groups: 0, units: [] },
    pci: [],
    missing: [],
  }),
} satisfies Record<string, () => DeviceMap>;

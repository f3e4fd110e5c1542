import { efiVariables, rocky } from '../distributions.ts';
import type { Machine, PciPart } from '../machine.ts';

const kernel = '5.14.0-427.42.1.el9_4.x86_64';
const dell = '1028:0a6b';

/** Devices of the processor itself, of which a server has dozens: nobody drives most of them. */
function uncore(bus: number, node: number, firstGroup: number): PciPart[] {
  const at = bus.toString(16).padStart(2, '0');
  return [0, 1, 2, 4].map((number, index) => ({
    at: `${at}:00.${number}`,
    class: [0x088000, 0x088000, 0x088000, 0x080700][index] ?? 0x088000,
    ids: ['8086:09a2', '8086:09a4', '8086:09a3', '8086:0998'][index] ?? '8086:09a2',
    subsystem: dell,
    revision: 4,
    node,
    group: firstGroup + index,
  }));
}

interface Port {
  readonly bus: string;
  readonly function: number;
  readonly net: string;
  readonly made: number;
  readonly node: number;
  readonly firstGroup: number;
  readonly master?: string;
  readonly used?: readonly number[];
}

const hex = (number: number) => number.toString(16).padStart(2, '0');

/** A port of an X710 with its functions, which follow on the same bus by ARI. */
function x710({ bus, function: port, net, made, node, firstGroup, master, used = [] }: Port): PciPart {
  return {
    at: `${bus}:00.${port}`,
    class: 0x020000,
    ids: '8086:1572',
    subsystem: '8086:0006',
    revision: 2,
    driver: 'i40e',
    group: firstGroup,
    node,
    rom: true,
    reset: 'flr bus',
    link: ['8x8', '8x8'],
    nets: [{ name: net, carrier: true, ...(master !== undefined && { master }) }],
    functions: {
      total: 32,
      device: '154c',
      made: Array.from({ length: made }, (_, index) => {
        const device = 2 + port * 4 + Math.floor(index / 8);
        const given = used.includes(index);
        return {
          at: `${bus}:${hex(device)}.${index % 8}`,
          class: 0x020000,
          ids: '8086:154c',
          subsystem: '8086:0000',
          revision: 2,
          driver: given ? 'vfio-pci' : 'iavf',
          modules: ['iavf'],
          group: firstGroup + 1 + index,
          node,
          reset: 'flr',
          nets: given ? [] : [{ name: `${net}v${index}` }],
        };
      }),
    },
  };
}

const nvme = (at: string, number: number, group: number, node: number): PciPart => ({
  at,
  class: 0x010802,
  ids: '144d:a824',
  subsystem: '1028:2041',
  driver: 'nvme',
  group,
  node,
  reset: 'flr bus',
  link: ['16x4', '16x4'],
  disks: [{ name: `nvme${number}n1`, through: `nvme/nvme${number}` }],
});

const port = (at: string, node: number, group: number, below: readonly PciPart[]): PciPart => ({
  at,
  class: 0x060400,
  ids: '8086:347a',
  subsystem: dell,
  revision: 4,
  driver: 'pcieport',
  node,
  group,
  link: ['16x16', '16x16'],
  below,
});

export const sriovServer: Machine = {
  about: 'Two-socket Ice Lake server: two dual-port X710 with functions, eight NVMe drives, 200 PCI devices',
  kernel,
  cmdline: `BOOT_IMAGE=(hd0,gpt2)/vmlinuz-${kernel} root=/dev/mapper/rl-root ro crashkernel=1G-4G:192M intel_iommu=on iommu=pt default_hugepagesz=1G hugepagesz=1G hugepages=64`,
  iommu: { units: ['dmar0', 'dmar1', 'dmar2', 'dmar3', 'dmar4', 'dmar5'], remapping: true },
  table: 'DMAR',
  efi: efiVariables(true),
  files: { ...rocky, 'sys/kernel/security/lockdown': 'none [integrity] confidentiality' },
  free: 640_000_000,
  mounts: [
    { target: '/', type: 'xfs', source: '/dev/mapper/rl-root' },
    { target: '/boot', type: 'xfs', source: '/dev/sda2' },
    { target: '/var/lib/libvirt/images', type: 'xfs', source: '/dev/md0' },
  ],
  stacked: {
    'dm-0': { over: ['sda3'], mapper: 'rl-root' },
    'dm-1': { over: ['sda3'], mapper: 'rl-swap' },
    md0: { over: ['nvme0n1', 'nvme1n1', 'nvme2n1', 'nvme3n1'] },
  },
  swaps: ['/dev/dm-1'],
  route: 'bond0.120',
  virtualNets: {
    bond0: { over: ['ens1f0', 'ens5f0'], files: ['bonding'] },
    'bond0.120': { over: ['bond0'] },
  },
  framebuffers: [{ name: 'mgag200drmfb', at: '03:00.0' }],
  modules: { kvm: { ignore_msrs: 'N' }, kvm_intel: { ept: 'Y', nested: 'N' } },
  hugePages: [
    { '2048': 0, '1048576': 32 },
    { '2048': 1024, '1048576': 32 },
  ],
  pci: [
    ...[0x00, 0x16, 0x30, 0x4a, 0x64, 0x7e].flatMap((bus, index) => uncore(bus, 0, index * 4)),
    ...[0x80, 0x97, 0xb0, 0xc9, 0xe2, 0xfe].flatMap((bus, index) => uncore(bus, 1, 24 + index * 4)),
    {
      at: '00:17.0',
      class: 0x010601,
      ids: '8086:a182',
      subsystem: dell,
      driver: 'ahci',
      node: 0,
      group: 50,
      disks: [
        {
          name: 'sda',
          through: 'ata1/host0/target0:0:0/0:0:0:0/block',
          partitions: ['sda1', 'sda2', 'sda3'],
        },
      ],
    },
    {
      at: '00:14.0',
      class: 0x0c0330,
      ids: '8086:a1af',
      subsystem: dell,
      driver: 'xhci_hcd',
      node: 0,
      group: 51,
      usb: [{ bus: 1, devices: [] }],
    },
    port('00:1c.0', 0, 52, [
      {
        at: '02:00.0',
        class: 0x060400,
        ids: '1556:be00',
        group: 53,
        node: 0,
        below: [
          {
            at: '03:00.0',
            class: 0x030000,
            ids: '102b:0536',
            subsystem: dell,
            revision: 4,
            driver: 'mgag200',
            modules: ['mgag200'],
            node: 0,
            group: 53,
            bootVga: true,
            rom: true,
            drm: { card: 0, connectors: { 'VGA-1': false } },
          },
        ],
      },
    ]),
    port('16:02.0', 0, 60, [
      x710({
        bus: '17',
        function: 0,
        net: 'ens1f0',
        made: 32,
        node: 0,
        firstGroup: 100,
        master: 'bond0',
        used: [0, 1],
      }),
      x710({ bus: '17', function: 1, net: 'ens1f1', made: 23, node: 0, firstGroup: 140 }),
    ]),
    port('97:02.0', 1, 61, [
      x710({ bus: '98', function: 0, net: 'ens5f0', made: 32, node: 1, firstGroup: 180, master: 'bond0' }),
      x710({ bus: '98', function: 1, net: 'ens5f1', made: 22, node: 1, firstGroup: 220 }),
    ]),
    ...[0, 1, 2, 3].map(number =>
      port(`30:0${2 + number}.0`, 0, 62 + number, [nvme(`3${1 + number}:00.0`, number, 260 + number, 0)]),
    ),
    ...[4, 5, 6, 7].map(number =>
      port(`b0:0${number - 2}.0`, 1, 62 + number, [nvme(`b${number - 3}:00.0`, number, 260 + number, 1)]),
    ),
    ...[0x65, 0x7f, 0xca, 0xe3].flatMap((bus, index) =>
      Array.from({ length: 4 }, (_, number) => ({
        at: `${hex(bus)}:0${number}.0`,
        class: 0x088000,
        ids: '8086:0b00',
        subsystem: dell,
        driver: 'ioatdma',
        node: index < 2 ? 0 : 1,
        group: 280 + index * 4 + number,
        reset: 'flr',
      })),
    ),
  ],
};

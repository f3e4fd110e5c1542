import { efiVariables, silverblue as files } from '../distributions.ts';
import type { Machine, PciPart } from '../machine.ts';

const kernel = '6.11.6-300.fc41.x86_64';
const board = '1849:1637';

const port = (at: string, ids: string, group: number, below: readonly PciPart[]): PciPart => ({
  at,
  class: 0x060400,
  ids,
  driver: 'pcieport',
  group,
  below,
});

export const silverblue: Machine = {
  about:
    'Fedora Silverblue on a Ryzen 5700G with an Arc A770 beside its own graphics; the screen is on the first',
  kernel,
  cmdline: `BOOT_IMAGE=(hd0,gpt2)/ostree/fedora-5d1e/vmlinuz-${kernel} rhgb quiet root=UUID=1d3a0b6a-7a6e-4d34-9e1b-2c6e5a0d4b77 rootflags=subvol=root rw ostree=/ostree/boot.1/fedora/5d1e/0`,
  iommu: { units: ['ivhd0'], remapping: true },
  table: 'IVRS',
  efi: efiVariables(true, 'GRUB 2.06'),
  files: { ...files, 'sys/kernel/security/lockdown': 'none [integrity] confidentiality' },
  free: 350_000_000,
  mounts: [
    { target: '/sysroot', type: 'btrfs', source: '/dev/nvme0n1p3', root: '/root' },
    { target: '/', type: 'btrfs', source: '/dev/nvme0n1p3', root: '/root/ostree/deploy/fedora/deploy/9a.0' },
    { target: '/var', type: 'btrfs', source: '/dev/nvme0n1p3', root: '/root/ostree/deploy/fedora/var' },
    { target: '/var/home', type: 'btrfs', source: '/dev/nvme0n1p3', root: '/home' },
    { target: '/boot', type: 'ext4', source: '/dev/nvme0n1p2' },
    { target: '/boot/efi', type: 'vfat', source: '/dev/nvme0n1p1' },
  ],
  btrfs: { '1d3a0b6a-7a6e-4d34-9e1b-2c6e5a0d4b77': ['nvme0n1p3'] },
  swaps: ['/dev/zram0'],
  route: 'enp5s0',
  framebuffers: [{ name: 'amdgpudrmfb', at: '08:00.0' }],
  modules: { kvm: { ignore_msrs: 'N' }, kvm_amd: { npt: 'Y', nested: '1', avic: 'N' } },
  pci: [
    { at: '00:00.0', class: 0x060000, ids: '1022:1630', subsystem: board },
    { at: '00:00.2', class: 0x080600, ids: '1022:1631', subsystem: board },
    port('00:01.1', '1022:1633', 1, [
      port('01:00.0', '8086:4fa0', 10, [
        port('02:01.0', '8086:4fa4', 11, [
          {
            at: '03:00.0',
            class: 0x030000,
            ids: '8086:56a0',
            subsystem: '8086:1020',
            revision: 8,
            driver: 'i915',
            modules: ['i915', 'xe'],
            group: 12,
            bootVga: false,
            rom: true,
            reset: 'flr bus',
            link: ['2.5x1', '2.5x1'],
            drm: { card: 1, render: 129, connectors: { 'DP-1': false, 'HDMI-A-2': false } },
          },
        ]),
        port('02:04.0', '8086:4fa4', 13, [
          {
            at: '04:00.0',
            class: 0x040300,
            ids: '8086:4f90',
            subsystem: '8086:1020',
            driver: 'snd_hda_intel',
            group: 14,
            sound: 'card1',
          },
        ]),
      ]),
    ]),
    port('00:02.1', '1022:1634', 2, [
      {
        at: '05:00.0',
        class: 0x020000,
        ids: '10ec:8168',
        subsystem: '1849:8168',
        revision: 0x15,
        driver: 'r8169',
        group: 15,
        reset: 'bus',
        nets: [{ name: 'enp5s0', carrier: true }],
      },
    ]),
    port('00:02.2', '1022:1634', 3, [
      {
        at: '07:00.0',
        class: 0x010802,
        ids: '144d:a80a',
        subsystem: '144d:a801',
        driver: 'nvme',
        group: 16,
        reset: 'flr bus',
        disks: [
          { name: 'nvme0n1', through: 'nvme/nvme0', partitions: ['nvme0n1p1', 'nvme0n1p2', 'nvme0n1p3'] },
        ],
      },
    ]),
    port('00:08.1', '1022:1635', 4, [
      {
        at: '08:00.0',
        class: 0x030000,
        ids: '1002:1638',
        subsystem: board,
        revision: 0xc8,
        driver: 'amdgpu',
        group: 17,
        bootVga: true,
        rom: true,
        drm: { card: 0, render: 128, connectors: { 'HDMI-A-1': true, 'DP-3': false } },
      },
      {
        at: '08:00.1',
        class: 0x040300,
        ids: '1002:1637',
        subsystem: board,
        driver: 'snd_hda_intel',
        group: 18,
        sound: 'card0',
      },
      {
        at: '08:00.3',
        class: 0x0c0330,
        ids: '1022:1639',
        subsystem: board,
        driver: 'xhci_hcd',
        group: 19,
        usb: [
          {
            bus: 1,
            devices: [
              {
                port: '1-3',
                ids: '0951:1666',
                maker: 'Kingston',
                name: 'DataTraveler 3.0',
                speed: 5000,
                interfaces: [[8, 'usb-storage']],
                disks: [{ name: 'sda', through: 'host0/target0:0:0/0:0:0:0/block', partitions: ['sda1'] }],
              },
            ],
          },
        ],
      },
    ]),
    { at: '00:14.3', class: 0x060100, ids: '1022:790e', subsystem: board, revision: 0x51, group: 5 },
  ],
};

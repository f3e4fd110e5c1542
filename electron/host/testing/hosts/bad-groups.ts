import { debian, kernelFiles } from '../distributions.ts';
import type { Machine, PciPart } from '../machine.ts';

const kernel = '6.1.0-28-amd64';
/** Everything behind the chipset: its ports do not keep devices apart. */
const chipset = 15;
const board = '1849:ffff';

const switchPort = (at: string, below: readonly PciPart[]): PciPart => ({
  at,
  class: 0x060400,
  ids: '1022:43c7',
  driver: 'pcieport',
  group: chipset,
  acs: false,
  link: ['5x1', '5x1'],
  below,
});

export const badGroups: Machine = {
  about: 'B450 board without ACS: the second graphics card shares its group with network card, SATA and USB',
  kernel,
  cmdline: `BOOT_IMAGE=/ROOT/debian@/boot/vmlinuz-${kernel} root=ZFS=rpool/ROOT/debian ro quiet`,
  iommu: { units: ['ivhd0'], remapping: true },
  table: 'IVRS',
  files: { ...debian(), ...kernelFiles(kernel, `initrd.img-${kernel}`) },
  free: 200_000_000,
  mounts: [
    { target: '/', type: 'zfs', source: 'rpool/ROOT/debian' },
    { target: '/home', type: 'zfs', source: 'rpool/home' },
    { target: '/srv/images', type: 'ext4', source: '/dev/sda1' },
  ],
  route: 'enp6s0',
  framebuffers: [{ name: 'amdgpudrmfb', at: '08:00.0' }],
  modules: { kvm: { ignore_msrs: 'N' }, kvm_amd: { npt: 'Y', nested: '1' } },
  pci: [
    { at: '00:00.0', class: 0x060000, ids: '1022:1450', subsystem: board },
    { at: '00:00.2', class: 0x080600, ids: '1022:1451', subsystem: board },
    { at: '00:01.0', class: 0x060000, ids: '1022:1452', group: 0 },
    {
      at: '00:01.1',
      class: 0x060400,
      ids: '1022:1453',
      driver: 'pcieport',
      group: 1,
      link: ['8x4', '8x4'],
      below: [
        {
          at: '01:00.0',
          class: 0x010802,
          ids: '15b7:5006',
          subsystem: '15b7:5006',
          driver: 'nvme',
          group: 14,
          reset: 'flr bus',
          link: ['8x4', '8x4'],
          disks: [
            {
              name: 'nvme0n1',
              through: 'nvme/nvme0',
              partitions: ['nvme0n1p1', 'nvme0n1p2'],
              udev: { nvme0n1p2: ['E:ID_FS_TYPE=zfs_member', 'E:ID_FS_LABEL=rpool'] },
            },
          ],
        },
      ],
    },
    {
      at: '00:01.3',
      class: 0x060400,
      ids: '1022:1453',
      driver: 'pcieport',
      group: 2,
      link: ['8x4', '8x4'],
      below: [
        {
          at: '02:00.0',
          class: 0x0c0330,
          ids: '1022:43d5',
          subsystem: '1b21:1142',
          driver: 'xhci_hcd',
          group: chipset,
          reset: 'flr bus',
          usb: [
            {
              bus: 1,
              devices: [
                { port: '1-9', ids: '05e3:0608', name: 'USB2.0 Hub', class: 9, interfaces: [[9, 'hub']] },
                {
                  port: '1-9.2',
                  ids: '046d:c077',
                  maker: 'Logitech',
                  name: 'USB Optical Mouse',
                  speed: 1.5,
                  interfaces: [[3, 'usbhid']],
                  inputs: ['event3'],
                },
              ],
            },
          ],
        },
        {
          at: '02:00.1',
          class: 0x010601,
          ids: '1022:43c8',
          subsystem: '1b21:1062',
          driver: 'ahci',
          group: chipset,
          disks: [
            {
              name: 'sda',
              through: 'ata2/host1/target1:0:0/1:0:0:0/block',
              partitions: ['sda1'],
              udev: { sda1: ['E:ID_FS_TYPE=ext4'] },
            },
          ],
        },
        {
          at: '02:00.2',
          class: 0x060400,
          ids: '1022:43c6',
          driver: 'pcieport',
          group: chipset,
          acs: false,
          below: [
            switchPort('03:00.0', [
              {
                at: '04:00.0',
                class: 0x030000,
                ids: '10de:1c03',
                subsystem: '3842:6160',
                revision: 0xa1,
                driver: 'nouveau',
                modules: ['nouveau', 'nvidiafb'],
                group: chipset,
                bootVga: false,
                rom: true,
                reset: 'bus',
                link: ['5x4', '8x16'],
                drm: { card: 1, render: 129, connectors: { 'DVI-D-1': false, 'HDMI-A-2': false } },
              },
              {
                at: '04:00.1',
                class: 0x040300,
                ids: '10de:10f1',
                subsystem: '3842:6160',
                revision: 0xa1,
                driver: 'snd_hda_intel',
                group: chipset,
                sound: 'card1',
              },
            ]),
            switchPort('03:01.0', [
              {
                at: '06:00.0',
                class: 0x020000,
                ids: '10ec:8168',
                subsystem: '1849:8168',
                revision: 0x15,
                driver: 'r8169',
                group: chipset,
                reset: 'bus',
                link: ['2.5x1', '2.5x1'],
                nets: [{ name: 'enp6s0', carrier: true }],
              },
            ]),
          ],
        },
      ],
    },
    {
      at: '00:03.1',
      class: 0x060400,
      ids: '1022:1453',
      driver: 'pcieport',
      group: 5,
      acs: true,
      link: ['8x16', '8x16'],
      below: [
        {
          at: '08:00.0',
          class: 0x030000,
          ids: '1002:67df',
          subsystem: '1da2:e353',
          revision: 0xe7,
          driver: 'amdgpu',
          group: 16,
          bootVga: true,
          rom: true,
          reset: 'bus',
          link: ['8x16', '8x16'],
          drm: { card: 0, render: 128, connectors: { 'DP-1': true, 'HDMI-A-1': false } },
        },
        {
          at: '08:00.1',
          class: 0x040300,
          ids: '1002:aaf0',
          subsystem: '1da2:aaf0',
          driver: 'snd_hda_intel',
          group: 16,
          sound: 'card0',
        },
      ],
    },
    { at: '00:14.0', class: 0x0c0500, ids: '1022:790b', subsystem: board, driver: 'piix4_smbus', group: 9 },
    { at: '00:14.3', class: 0x060100, ids: '1022:790e', subsystem: board, group: 9 },
  ],
};

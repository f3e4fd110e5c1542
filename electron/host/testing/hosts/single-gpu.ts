import { archSystemdBoot, efiVariables } from '../distributions.ts';
import type { Machine, PciPart } from '../machine.ts';

const board = '1458:5001';

const port = (at: string, group: number, below: readonly PciPart[]): PciPart => ({
  at,
  class: 0x060400,
  ids: '1022:1483',
  driver: 'pcieport',
  group,
  link: ['16x16', '16x16'],
  below,
});

export const singleGpu: Machine = {
  about: 'Arch Linux on a Ryzen 5600X with one RTX 3070: what shows the desktop is what the guest would get',
  kernel: '6.12.1-arch1-1',
  cmdline: 'root=PARTUUID=0e4b7d1c-33aa-4f0e-8a3f-5b5d2f7d1a10 rw quiet nvidia_drm.modeset=1',
  iommu: { units: ['ivhd0'], remapping: true },
  table: 'IVRS',
  efi: efiVariables(false, 'systemd-boot 256.8-2-arch'),
  files: {
    ...archSystemdBoot,
    'boot/vmlinuz-linux': '',
    'boot/initramfs-linux.img': '',
    'etc/modprobe.d/nvidia.conf': 'options nvidia NVreg_PreserveVideoMemoryAllocations=1\n',
  },
  free: 380_000_000,
  mounts: [
    { target: '/', type: 'ext4', source: '/dev/nvme0n1p2' },
    { target: '/boot', type: 'vfat', source: '/dev/nvme0n1p1' },
  ],
  swaps: ['/dev/zram0'],
  route: 'enp4s0',
  framebuffers: [{ name: 'nvidia-drmdrmfb', at: '0a:00.0' }],
  modules: { kvm: { ignore_msrs: 'Y' }, kvm_amd: { npt: 'Y', nested: '1', avic: 'N' } },
  pci: [
    { at: '00:00.0', class: 0x060000, ids: '1022:1480', subsystem: board },
    { at: '00:00.2', class: 0x080600, ids: '1022:1481', subsystem: board },
    { at: '00:01.0', class: 0x060000, ids: '1022:1482', group: 0 },
    port('00:01.1', 1, [
      {
        at: '01:00.0',
        class: 0x010802,
        ids: '144d:a80a',
        subsystem: '144d:a801',
        driver: 'nvme',
        group: 14,
        reset: 'flr bus',
        link: ['16x4', '16x4'],
        disks: [{ name: 'nvme0n1', through: 'nvme/nvme0', partitions: ['nvme0n1p1', 'nvme0n1p2'] }],
      },
    ]),
    port('00:01.2', 2, [
      {
        at: '04:00.0',
        class: 0x020000,
        ids: '8086:1539',
        subsystem: '1458:e000',
        revision: 3,
        driver: 'igb',
        group: 20,
        reset: 'flr bus',
        link: ['2.5x1', '2.5x1'],
        nets: [{ name: 'enp4s0', carrier: true }],
      },
    ]),
    port('00:03.1', 5, [
      {
        at: '0a:00.0',
        class: 0x030000,
        ids: '10de:2484',
        subsystem: '1458:404c',
        revision: 0xa1,
        driver: 'nvidia',
        modules: ['nouveau', 'nvidia', 'nvidia_drm', 'nvidiafb'],
        group: 23,
        bootVga: true,
        rom: true,
        reset: 'flr bus',
        link: ['16x16', '16x16'],
        drm: { card: 1, render: 128, connectors: { 'DP-1': true, 'HDMI-A-1': false } },
      },
      {
        at: '0a:00.1',
        class: 0x040300,
        ids: '10de:228b',
        subsystem: '1458:404c',
        revision: 0xa1,
        driver: 'snd_hda_intel',
        group: 23,
        sound: 'card0',
      },
    ]),
    port('00:07.1', 7, [
      {
        at: '0c:00.3',
        class: 0x0c0330,
        ids: '1022:149c',
        subsystem: '1458:5007',
        driver: 'xhci_hcd',
        group: 27,
        reset: 'flr',
        usb: [
          {
            bus: 3,
            devices: [
              {
                port: '3-2',
                ids: '046d:c33f',
                maker: 'Logitech',
                name: 'G815 RGB MECHANICAL GAMING KEYBOARD',
                speed: 12,
                interfaces: [
                  [3, 'usbhid'],
                  [3, 'usbhid'],
                ],
                inputs: ['event2', 'event3'],
              },
            ],
          },
        ],
      },
    ]),
    {
      at: '00:14.0',
      class: 0x0c0500,
      ids: '1022:790b',
      subsystem: board,
      revision: 0x61,
      driver: 'piix4_smbus',
      group: 10,
    },
    { at: '00:14.3', class: 0x060100, ids: '1022:790e', subsystem: board, revision: 0x51, group: 10 },
  ],
};

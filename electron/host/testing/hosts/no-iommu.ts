import { debian, kernelFiles } from '../distributions.ts';
import type { Machine } from '../machine.ts';

const kernel = '6.1.0-28-amd64';
const board = '1028:05a4';

export const noIommu: Machine = {
  about:
    'Haswell office machine whose firmware has VT-d switched off: the table is missing, so there are no groups',
  kernel,
  cmdline: `BOOT_IMAGE=/boot/vmlinuz-${kernel} root=UUID=0cb1c2d5-6d0a-44d7-9c7e-1f1f9b8a7e01 ro quiet`,
  files: { ...debian(), ...kernelFiles(kernel, `initrd.img-${kernel}`) },
  free: 30_000_000,
  mounts: [{ target: '/', type: 'ext4', source: '/dev/sda1' }],
  swaps: ['/dev/sda5'],
  route: 'eno1',
  framebuffers: [{ name: 'i915drmfb', at: '00:02.0' }],
  modules: { kvm: { ignore_msrs: 'N' }, kvm_intel: { ept: 'Y', nested: 'Y' } },
  pci: [
    { at: '00:00.0', class: 0x060000, ids: '8086:0c00', subsystem: board, revision: 6 },
    {
      at: '00:01.0',
      class: 0x060400,
      ids: '8086:0c01',
      driver: 'pcieport',
      link: ['8x16', '8x16'],
      below: [
        {
          at: '01:00.0',
          class: 0x030000,
          ids: '10de:1380',
          subsystem: '1043:84bb',
          revision: 0xa2,
          driver: 'nouveau',
          modules: ['nouveau', 'nvidiafb'],
          bootVga: false,
          rom: true,
          reset: 'bus',
          link: ['8x16', '8x16'],
          drm: { card: 1, render: 129, connectors: { 'DVI-I-1': false } },
        },
        {
          at: '01:00.1',
          class: 0x040300,
          ids: '10de:0fbc',
          subsystem: '1043:84bb',
          revision: 0xa1,
          driver: 'snd_hda_intel',
          sound: 'card1',
        },
      ],
    },
    {
      at: '00:02.0',
      class: 0x030000,
      ids: '8086:0412',
      subsystem: board,
      revision: 6,
      driver: 'i915',
      bootVga: true,
      rom: true,
      reset: 'flr',
      drm: { card: 0, render: 128, connectors: { 'DP-1': true } },
    },
    {
      at: '00:14.0',
      class: 0x0c0330,
      ids: '8086:8c31',
      subsystem: board,
      revision: 4,
      driver: 'xhci_hcd',
      usb: [{ bus: 2, devices: [] }],
    },
    {
      at: '00:19.0',
      class: 0x020000,
      ids: '8086:153a',
      subsystem: board,
      revision: 4,
      driver: 'e1000e',
      nets: [{ name: 'eno1', carrier: true }],
    },
    {
      at: '00:1a.0',
      class: 0x0c0320,
      ids: '8086:8c2d',
      subsystem: board,
      revision: 4,
      driver: 'ehci-pci',
      usb: [{ bus: 1, devices: [] }],
    },
    { at: '00:1f.0', class: 0x060100, ids: '8086:8c4e', subsystem: board, revision: 4, driver: 'lpc_ich' },
    {
      at: '00:1f.2',
      class: 0x010601,
      ids: '8086:8c02',
      subsystem: board,
      revision: 4,
      driver: 'ahci',
      disks: [
        {
          name: 'sda',
          through: 'ata1/host0/target0:0:0/0:0:0:0/block',
          partitions: ['sda1', 'sda2', 'sda5'],
        },
      ],
    },
  ],
};

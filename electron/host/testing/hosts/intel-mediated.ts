import { openSuse } from '../distributions.ts';
import type { Machine } from '../machine.ts';

const kernel = '6.4.0-150600.23.25-default';
const board = '103c:8299';
const type = (name: string, available: number, memory: string) => ({
  [`mdev_supported_types/${name}/name`]: `GVTg-${name}`,
  [`mdev_supported_types/${name}/description`]: `low_gm_size: ${memory}\nhigh_gm_size: 384MB\nfence: 4\nresolution: 1920x1200\nweight: 4`,
  [`mdev_supported_types/${name}/available_instances`]: String(available),
  [`mdev_supported_types/${name}/device_api`]: 'vfio-pci',
});

export const intelMediated: Machine = {
  about: 'Kaby Lake machine with GVT-g: the graphics are shared out as mediated devices, one of them exists',
  kernel,
  cmdline: `BOOT_IMAGE=/boot/vmlinuz-${kernel} root=UUID=5b0f4f34-6f25-4a1e-b7f0-94f5f9b9d7aa splash=silent quiet mitigations=auto intel_iommu=on i915.enable_gvt=1`,
  iommu: { units: ['dmar0', 'dmar1'], remapping: true },
  table: 'DMAR',
  files: {
    ...openSuse,
    'etc/modules-load.d/kvmgt.conf': 'kvmgt\nvfio-iommu-type1\n',
    'boot/vmlinuz': '',
    'boot/initrd': '',
  },
  free: 420_000_000,
  mounts: [
    { target: '/', type: 'btrfs', source: '/dev/sda2', root: '/@/.snapshots/1/snapshot' },
    { target: '/home', type: 'xfs', source: '/dev/sda3' },
  ],
  btrfs: { '5b0f4f34-6f25-4a1e-b7f0-94f5f9b9d7aa': ['sda2'] },
  route: 'eth0',
  framebuffers: [{ name: 'i915drmfb', at: '00:02.0' }],
  modules: {
    kvm: { ignore_msrs: 'N' },
    kvm_intel: { ept: 'Y', nested: 'Y' },
    vfio_iommu_type1: { allow_unsafe_interrupts: 'N', dma_entry_limit: '65535' },
  },
  mediated: [
    { uuid: '4b20d080-1b54-4048-85b3-a6a62d165c01', at: '00:02.0', type: 'i915-GVTg_V5_4', group: 12 },
  ],
  pci: [
    { at: '00:00.0', class: 0x060000, ids: '8086:591f', subsystem: board, revision: 5, group: 0 },
    {
      at: '00:02.0',
      class: 0x030000,
      ids: '8086:5912',
      subsystem: board,
      revision: 4,
      driver: 'i915',
      group: 1,
      bootVga: true,
      rom: true,
      reset: 'flr',
      files: { ...type('i915-GVTg_V5_4', 1, '128MB'), ...type('i915-GVTg_V5_8', 2, '64MB') },
      drm: { card: 0, render: 128, connectors: { 'DP-1': true, 'DP-2': false } },
    },
    {
      at: '00:14.0',
      class: 0x0c0330,
      ids: '8086:a2af',
      subsystem: board,
      driver: 'xhci_hcd',
      group: 2,
      usb: [
        {
          bus: 1,
          devices: [
            {
              port: '1-2',
              ids: '0bda:8153',
              maker: 'Realtek',
              name: 'USB 10/100/1000 LAN',
              speed: 5000,
              interfaces: [[255, 'r8152']],
              nets: [{ name: 'eth1' }],
            },
          ],
        },
      ],
    },
    {
      at: '00:17.0',
      class: 0x010601,
      ids: '8086:a282',
      subsystem: board,
      driver: 'ahci',
      group: 4,
      disks: [
        {
          name: 'sda',
          through: 'ata1/host0/target0:0:0/0:0:0:0/block',
          partitions: ['sda1', 'sda2', 'sda3'],
        },
      ],
    },
    { at: '00:1f.0', class: 0x060100, ids: '8086:a2c6', subsystem: board, group: 8 },
    {
      at: '00:1f.3',
      class: 0x040300,
      ids: '8086:a2f0',
      subsystem: board,
      driver: 'snd_hda_intel',
      group: 8,
      sound: 'card0',
    },
    { at: '00:1f.4', class: 0x0c0500, ids: '8086:a2a3', subsystem: board, driver: 'i801_smbus', group: 8 },
    {
      at: '00:1f.6',
      class: 0x020000,
      ids: '8086:15b8',
      subsystem: board,
      driver: 'e1000e',
      group: 9,
      reset: 'flr pm',
      nets: [{ name: 'eth0', carrier: true }],
    },
  ],
};

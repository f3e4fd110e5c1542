import { kernelFiles, ubuntu, efiVariables } from '../distributions.ts';
import type { Machine, PciPart } from '../machine.ts';

const kernel = '6.8.0-48-generic';

const types = `ID    : vGPU Name
1145  : NVIDIA L40S-1B
1155  : NVIDIA L40S-1Q
1157  : NVIDIA L40S-2Q
1160  : NVIDIA L40S-8Q
1165  : NVIDIA L40S-48Q`;

/** An L40S with its functions made by `sriov-manage -e`; each has a folder of the vendor's. */
function l40s(bus: string, group: number, node: number, made: readonly number[]): PciPart {
  return {
    at: `${bus}:00.0`,
    class: 0x030200,
    ids: '10de:26b9',
    subsystem: '10de:1851',
    revision: 0xa1,
    driver: 'nvidia',
    modules: ['nouveau', 'nvidia', 'nvidiafb'],
    group,
    node,
    reset: 'flr bus',
    link: ['16x16', '16x16'],
    functions: {
      total: 32,
      device: '26b9',
      made: made.map((current, index) => ({
        at: `${bus}:00.${index + 4}`,
        class: 0x030200,
        ids: '10de:26b9',
        subsystem: '10de:0000',
        revision: 0xa1,
        driver: 'nvidia',
        modules: ['nouveau', 'nvidia', 'nvidiafb'],
        group: group + 1 + index,
        node,
        reset: 'flr bus',
        files: {
          'nvidia/current_vgpu_type': String(current),
          'nvidia/creatable_vgpu_types': current === 0 ? types : 'ID    : vGPU Name',
        },
      })),
    },
  };
}

const port = (at: string, node: number, group: number, below: readonly PciPart[]): PciPart => ({
  at,
  class: 0x060400,
  ids: '1022:1483',
  driver: 'pcieport',
  node,
  group,
  link: ['16x16', '32x16'],
  below,
});

export const nvidiaDatacentre: Machine = {
  about: 'EPYC server with two L40S: one cut into functions with the vendor’s own vGPU types, one whole',
  kernel,
  cmdline: `BOOT_IMAGE=/vmlinuz-${kernel} root=UUID=6b2f4f2e-9f6a-4f0b-8a55-0d4a1d2c7f21 ro iommu=pt`,
  iommu: { units: ['ivhd0', 'ivhd1', 'ivhd2', 'ivhd3'], remapping: true },
  table: 'IVRS',
  efi: efiVariables(false),
  files: { ...ubuntu('iommu=pt'), ...kernelFiles(kernel, `initrd.img-${kernel}`) },
  free: 1_500_000_000,
  mounts: [
    { target: '/', type: 'ext4', source: '/dev/nvme0n1p3' },
    { target: '/boot', type: 'ext4', source: '/dev/nvme0n1p2' },
    { target: '/boot/efi', type: 'vfat', source: '/dev/nvme0n1p1' },
  ],
  route: 'enp129s0f0np0',
  framebuffers: [{ name: 'astdrmfb', at: 'c4:00.0' }],
  modules: { kvm: { ignore_msrs: 'N' }, kvm_amd: { npt: 'Y', nested: '1', avic: 'Y' } },
  hugePages: [
    { '2048': 0, '1048576': 0 },
    { '2048': 0, '1048576': 0 },
  ],
  pci: [
    { at: '00:00.0', class: 0x060000, ids: '1022:1480', node: 0 },
    port('00:01.1', 0, 10, [l40s('01', 40, 0, [0, 1155, 0, 0])]),
    port('80:01.1', 1, 11, [
      {
        at: '81:00.0',
        class: 0x020000,
        ids: '15b3:101d',
        subsystem: '15b3:0043',
        driver: 'mlx5_core',
        group: 70,
        node: 1,
        rom: true,
        reset: 'flr bus',
        link: ['16x16', '16x16'],
        nets: [{ name: 'enp129s0f0np0', carrier: true }],
        functions: { total: 8, device: '101e', made: [] },
      },
      {
        at: '81:00.1',
        class: 0x020000,
        ids: '15b3:101d',
        subsystem: '15b3:0043',
        driver: 'mlx5_core',
        group: 71,
        node: 1,
        rom: true,
        reset: 'flr bus',
        link: ['16x16', '16x16'],
        nets: [{ name: 'enp129s0f1np1' }],
        functions: { total: 8, device: '101e', made: [] },
      },
    ]),
    port('80:03.1', 1, 12, [l40s('91', 80, 1, [])]),
    port('c0:03.1', 1, 13, [
      {
        at: 'c1:00.0',
        class: 0x010802,
        ids: '144d:a824',
        subsystem: '1028:2041',
        driver: 'nvme',
        group: 90,
        node: 1,
        reset: 'flr bus',
        link: ['16x4', '16x4'],
        disks: [
          { name: 'nvme0n1', through: 'nvme/nvme0', partitions: ['nvme0n1p1', 'nvme0n1p2', 'nvme0n1p3'] },
        ],
      },
    ]),
    port('c0:05.1', 1, 14, [
      {
        at: 'c3:00.0',
        class: 0x060400,
        ids: '1a03:1150',
        group: 91,
        node: 1,
        below: [
          {
            at: 'c4:00.0',
            class: 0x030000,
            ids: '1a03:2000',
            subsystem: '1a03:2000',
            revision: 0x41,
            driver: 'ast',
            group: 91,
            node: 1,
            bootVga: true,
            drm: { card: 0, connectors: { 'VGA-1': false } },
          },
        ],
      },
    ]),
  ],
};

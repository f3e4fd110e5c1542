import { efiVariables, fedora } from '../distributions.ts';
import type { Machine, PciPart } from '../machine.ts';

const kernel = '6.11.10-300.fc41.x86_64';

/** A Navi 21 card: its own switch, the graphics, their sound, USB and the port for VirtualLink. */
function card(bus: number, group: number, drm: NonNullable<PciPart['drm']>, first: boolean): PciPart {
  const at = (above: number, rest = '00.0') => `${(bus + above).toString(16).padStart(2, '0')}:${rest}`;
  const part = { subsystem: '1da2:440f', group: group + 2 };
  return {
    at: at(0),
    class: 0x060400,
    ids: '1002:1478',
    revision: 0xc3,
    driver: 'pcieport',
    group,
    link: ['16x8', '16x16'],
    below: [
      {
        at: at(1),
        class: 0x060400,
        ids: '1002:1479',
        driver: 'pcieport',
        group: group + 1,
        link: ['16x16', '16x16'],
        below: [
          {
            ...part,
            at: at(2),
            class: 0x030000,
            ids: '1002:73bf',
            revision: 0xc3,
            driver: 'amdgpu',
            modules: ['amdgpu'],
            bootVga: first,
            rom: true,
            reset: 'bus',
            link: ['16x16', '16x16'],
            drm,
          },
          {
            ...part,
            at: at(2, '00.1'),
            class: 0x040300,
            ids: '1002:ab28',
            group: group + 3,
            driver: 'snd_hda_intel',
            sound: first ? 'card0' : 'card1',
          },
          {
            ...part,
            at: at(2, '00.2'),
            class: 0x0c0330,
            ids: '1002:73a6',
            group: group + 4,
            driver: 'xhci_hcd',
          },
          {
            ...part,
            at: at(2, '00.3'),
            class: 0x0c8000,
            ids: '1002:73a4',
            group: group + 5,
            driver: 'i2c-designware-pci',
            modules: ['i2c_designware_pci'],
          },
        ],
      },
    ],
  };
}

const port = (at: string, group: number, below: readonly PciPart[]): PciPart => ({
  at,
  class: 0x060400,
  ids: '1022:14db',
  driver: 'pcieport',
  group,
  link: ['16x8', '32x16'],
  below,
});

export const amdTwins: Machine = {
  about:
    'X670E desktop with two RX 6800 of the same ids, one of them the screen; Btrfs on LUKS over two drives',
  kernel,
  cmdline: `BOOT_IMAGE=(hd0,gpt2)/vmlinuz-${kernel} root=UUID=8a2f0c5e-1c7b-4b07-9a53-2f8d9a3f4b11 ro rootflags=subvol=root rd.luks.uuid=luks-2c0d7b1c rhgb quiet`,
  iommu: { units: ['ivhd0'], remapping: true },
  table: 'IVRS',
  efi: efiVariables(false, 'GRUB 2.06'),
  files: { ...fedora, 'sys/kernel/security/lockdown': '[none] integrity confidentiality' },
  free: 512_000_000,
  mounts: [
    { target: '/', type: 'btrfs', source: '/dev/mapper/luks-2c0d7b1c', root: '/root' },
    { target: '/home', type: 'btrfs', source: '/dev/mapper/luks-2c0d7b1c', root: '/home' },
    { target: '/boot', type: 'ext4', source: '/dev/nvme0n1p2' },
    { target: '/boot/efi', type: 'vfat', source: '/dev/nvme0n1p1' },
  ],
  stacked: {
    'dm-0': { over: ['nvme0n1p3'], mapper: 'luks-2c0d7b1c' },
    'dm-1': { over: ['nvme1n1p1'], mapper: 'luks-77e1a9b0' },
  },
  btrfs: { '8a2f0c5e-1c7b-4b07-9a53-2f8d9a3f4b11': ['dm-0', 'dm-1'] },
  route: 'enp9s0',
  framebuffers: [{ name: 'amdgpudrmfb', at: '03:00.0' }],
  modules: { kvm: { ignore_msrs: 'N' }, kvm_amd: { npt: '1', nested: '1', avic: 'N' } },
  pci: [
    { at: '00:00.0', class: 0x060000, ids: '1022:14d8', subsystem: '1022:14d8', group: 0 },
    { at: '00:00.2', class: 0x080600, ids: '1022:14d9', subsystem: '1022:14d9' },
    { at: '00:01.0', class: 0x060000, ids: '1022:14da', group: 1 },
    port('00:01.1', 2, [
      card(
        1,
        12,
        { card: 0, render: 128, connectors: { 'DP-1': true, 'DP-2': true, 'HDMI-A-1': false } },
        true,
      ),
    ]),
    port('00:01.3', 3, [
      card(
        5,
        18,
        { card: 1, render: 129, connectors: { 'DP-3': false, 'DP-4': false, 'HDMI-A-2': false } },
        false,
      ),
    ]),
    port('00:02.1', 4, [
      {
        at: '08:00.0',
        class: 0x010802,
        ids: '144d:a80c',
        subsystem: '144d:a801',
        driver: 'nvme',
        group: 24,
        reset: 'flr bus',
        link: ['16x4', '16x4'],
        disks: [
          { name: 'nvme0n1', through: 'nvme/nvme0', partitions: ['nvme0n1p1', 'nvme0n1p2', 'nvme0n1p3'] },
        ],
      },
    ]),
    port('00:02.2', 5, [
      {
        at: '09:00.0',
        class: 0x020000,
        ids: '10ec:8125',
        subsystem: '1462:7e12',
        revision: 5,
        driver: 'r8169',
        group: 25,
        reset: 'bus',
        link: ['5x1', '5x1'],
        nets: [{ name: 'enp9s0', carrier: true }],
      },
    ]),
    port('00:02.3', 6, [
      {
        at: '0a:00.0',
        class: 0x010802,
        ids: '15b7:5030',
        subsystem: '15b7:5030',
        driver: 'nvme',
        group: 26,
        reset: 'flr bus',
        link: ['16x4', '16x4'],
        disks: [{ name: 'nvme1n1', through: 'nvme/nvme1', partitions: ['nvme1n1p1'] }],
      },
    ]),
    {
      at: '00:08.1',
      class: 0x060400,
      ids: '1022:14dd',
      driver: 'pcieport',
      group: 7,
      below: [
        {
          at: '0b:00.0',
          class: 0x130000,
          ids: '1022:14de',
          subsystem: '1462:7e12',
          revision: 0xc1,
          group: 27,
        },
        {
          at: '0b:00.3',
          class: 0x0c0330,
          ids: '1022:15b6',
          subsystem: '1462:7e12',
          driver: 'xhci_hcd',
          group: 28,
          reset: 'pm',
          usb: [
            {
              bus: 1,
              devices: [
                {
                  port: '1-1',
                  ids: '3434:0361',
                  maker: 'Keychron',
                  name: 'Keychron Q6',
                  speed: 12,
                  interfaces: [[3, 'usbhid']],
                  inputs: ['event2'],
                },
              ],
            },
          ],
        },
        {
          at: '0b:00.4',
          class: 0x0c0330,
          ids: '1022:15b7',
          subsystem: '1462:7e12',
          driver: 'xhci_hcd',
          group: 29,
          reset: 'pm',
          usb: [{ bus: 3, devices: [] }],
        },
      ],
    },
    {
      at: '00:14.0',
      class: 0x0c0500,
      ids: '1022:790b',
      subsystem: '1462:7e12',
      revision: 0x71,
      driver: 'piix4_smbus',
      group: 8,
    },
    { at: '00:14.3', class: 0x060100, ids: '1022:790e', subsystem: '1462:7e12', revision: 0x51, group: 8 },
  ],
};

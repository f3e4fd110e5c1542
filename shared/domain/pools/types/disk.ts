import { textOf } from '../checks.ts';
import { choose, device, deviceFolder, formats } from '../fields.ts';
import type { PoolKind } from '../kind.ts';

const names = {
  unknown: 'Find out by itself',
  dos: 'MBR (at most four partitions, 2 TiB)',
  gpt: 'GPT',
};

export const disk: PoolKind = {
  type: 'disk',
  label: 'Disk with partitions',
  why: 'A whole disk that is cut into partitions: each of them is a volume.',
  volumes: 'partitions',
  fields: [
    device('source.devices.path', 'Disk', 'The whole disk, not one of its partitions.'),
    formats('disk', 'Partition table', 'What is on it, or what is to be made.', names),
    deviceFolder('/dev'),
    choose(
      'source.devices.partSeparator',
      'Names of partitions',
      'Of multipath disks whose partitions are called …p1.',
      [
        { value: null, label: 'As usual' },
        { value: 'yes', label: 'With a “p” before the number' },
        { value: 'no', label: 'Without one' },
      ],
      { rare: true },
    ),
  ],
  begin: { path: '/dev' },
  search: { by: 'disks', label: 'Choose a disk', needs: [] },
  folder: false,
  making: {
    label: 'Make a new partition table',
    without: 'Use the partitions that are on it',
    guarded: true,
    needs: ['source.format'],
    lost: values => `All partitions of ${textOf(values['source.devices.path'])} and everything on them.`,
  },
  empties: true,
  mayNotEmpty: values => {
    const path = textOf(values['source.devices.path']);
    // Up to libvirt 9 at least: virStorageBackendDiskDeleteVol in src/storage/storage_backend_disk.c
    if (!/\d$/.test(path) || path.startsWith('/dev/mapper/')) return undefined;
    return {
      text: `libvirt may refuse to delete partitions of ${path}.`,
      why: `They are called ${path}p1 and so on, and libvirt takes the “p” for a part of their number. Nothing is lost then.`,
      remedy: 'Delete them with parted on the host, and remove the pool alone.',
    };
  },
  stopCuts: false,
  about: 'https://libvirt.org/storage.html#disk-pool',
};

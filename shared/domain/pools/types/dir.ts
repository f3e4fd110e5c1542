import { textOf } from '../checks.ts';
import { choose, target } from '../fields.ts';
import type { PoolKind } from '../kind.ts';

export const dir: PoolKind = {
  type: 'dir',
  label: 'Folder',
  why: 'Volumes are files in a folder of the host. The right choice unless you know better.',
  volumes: 'files',
  fields: [
    target(
      'Folder',
      'On the host. Every file in it is shown as a volume, and QEMU’s user has to be able to get there.',
      '/srv/guests',
    ),
    choose(
      'cow',
      'Copy-on-write',
      'On btrfs: disks of guests that run become scattered by it.',
      [
        { value: null, label: 'As the file system has it' },
        { value: 'no', label: 'Off for new files', why: 'Faster for disks; no checksums of btrfs for them.' },
      ],
      { rare: true },
    ),
  ],
  folder: true,
  empties: true,
  takesApart: values => `the folder ${textOf(values['path'])}`,
  stopCuts: false,
  about: 'https://libvirt.org/storage.html#directory-pool',
};

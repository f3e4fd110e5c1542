import { textOf } from '../checks.ts';
import { device, formats, mountOptions, target } from '../fields.ts';
import type { PoolKind } from '../kind.ts';

const names = { auto: 'Find out by itself' };

export const fs: PoolKind = {
  type: 'fs',
  label: 'Disk with a file system',
  why: 'A whole disk or partition that libvirt mounts while the pool runs; volumes are files on it.',
  volumes: 'files',
  fields: [
    device('source.devices.path', 'Disk or partition', 'It is mounted for this pool alone.'),
    formats('fs', 'File system', 'What is on it, or what is to be made.', names),
    target('Mounted on', 'A folder of its own; it is made if it is missing.', '/srv/guests'),
    mountOptions,
  ],
  search: { by: 'disks', label: 'Choose a disk', needs: [] },
  folder: true,
  making: {
    label: 'Make a new file system',
    without: 'Use the file system that is on it',
    guarded: true,
    needs: ['source.format'],
    lost: values => `Everything on ${textOf(values['source.devices.path'])}.`,
  },
  empties: true,
  takesApart: values => `the folder ${textOf(values['path'])} that it is mounted on`,
  stopCuts: true,
  about: 'https://libvirt.org/storage.html#filesystem-pool',
};

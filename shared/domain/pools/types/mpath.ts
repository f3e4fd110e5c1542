import { deviceFolder } from '../fields.ts';
import type { PoolKind } from '../kind.ts';

export const mpath: PoolKind = {
  type: 'mpath',
  label: 'Multipath disks',
  why: 'All disks that the host’s multipathd reaches over several paths. A host has one such pool.',
  volumes: 'disks',
  fields: [deviceFolder('/dev/mapper')],
  begin: { path: '/dev/mapper' },
  folder: false,
  empties: false,
  stopCuts: false,
  about: 'https://libvirt.org/storage.html#multipath-pool',
};

import { plainName, textOf } from '../checks.ts';
import { target, text } from '../fields.ts';
import type { PoolKind } from '../kind.ts';

export const vstorage: PoolKind = {
  type: 'vstorage',
  label: 'Virtuozzo Storage',
  why: 'Images on a cluster of Virtuozzo Storage, which libvirt mounts while the pool runs.',
  volumes: 'files',
  fields: [
    text('source.name', 'Cluster', 'Its name.', { placeholder: 'cluster1', needed: true, check: plainName }),
    target('Mounted on', 'A folder of its own; it is made if it is missing.', '/mnt/vstorage'),
  ],
  folder: true,
  empties: true,
  takesApart: values => `the folder ${textOf(values['path'])} that it is mounted on`,
  stopCuts: true,
  about: 'https://libvirt.org/storage.html#vstorage-pools',
};

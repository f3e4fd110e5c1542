import { absolutePath, plainName } from '../checks.ts';
import { port, server, text } from '../fields.ts';
import type { PoolKind } from '../kind.ts';

export const gluster: PoolKind = {
  type: 'gluster',
  label: 'Gluster, by QEMU itself',
  why: 'Images on a Gluster volume without mounting it on the host.',
  volumes: 'files',
  fields: [
    server('One machine of the cluster.'),
    port(24_007),
    text('source.name', 'Volume of Gluster', 'As gluster volume list shows it.', {
      placeholder: 'guests',
      needed: true,
      check: plainName,
    }),
    text('source.dir', 'Folder', 'In that volume; without one, its top.', {
      placeholder: '/images',
      check: absolutePath,
    }),
  ],
  search: { by: 'libvirt', label: 'Find volumes', needs: ['source.hosts.name'] },
  port: values => {
    const given = values['source.hosts.port'];
    return typeof given === 'number' ? given : 24_007;
  },
  folder: false,
  empties: true,
  stopCuts: false,
  about: 'https://libvirt.org/storage.html#gluster-pool',
};

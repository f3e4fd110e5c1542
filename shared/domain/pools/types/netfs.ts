import { absolutePath, isEmpty, textOf } from '../checks.ts';
import { choose, formats, mountOptions, server, target, text } from '../fields.ts';
import type { PoolKind } from '../kind.ts';

const names = {
  auto: 'NFS, or what mount finds out',
  nfs: 'NFS',
  glusterfs: 'GlusterFS',
  cifs: 'SMB (Windows, Samba)',
};
const ports: Readonly<Record<string, number>> = { cifs: 445, glusterfs: 24_007 };

export const netfs: PoolKind = {
  type: 'netfs',
  label: 'Network folder',
  why: 'A share of another machine, by NFS, SMB or GlusterFS; several hosts can use the same one.',
  volumes: 'files',
  fields: [
    server('The machine that has the share.'),
    text('source.dir', 'Share', 'As the server exports it: a path for NFS, the name of the share for SMB.', {
      placeholder: '/export/guests',
      needed: true,
      check: (value, values) =>
        ['cifs', 'glusterfs'].includes(textOf(values['source.format'])) ? undefined : absolutePath(value),
    }),
    formats('netfs', 'Kind', 'What the server speaks.', names),
    target('Mounted on', 'A folder of its own; it is made if it is missing.', '/srv/nas'),
    choose(
      'source.protocolVersion',
      'Version of NFS',
      'Without one, mount agrees with the server.',
      [
        { value: null, label: 'By itself' },
        ...['3', '4', '4.1', '4.2'].map(value => ({ value, label: value })),
      ],
      {
        free: true,
        rare: true,
        shown: values => ['', 'nfs'].includes(textOf(values['source.format'])),
        check: value =>
          isEmpty(value) || /^\d+(\.\d+)?$/.test(textOf(value)) ? undefined : 'Give a version such as 4.2.',
      },
    ),
    mountOptions,
  ],
  search: { by: 'libvirt', label: 'Find shares', needs: ['source.hosts.name'] },
  port: values => ports[textOf(values['source.format'])] ?? 2049,
  folder: true,
  empties: true,
  takesApart: values => `the folder ${textOf(values['path'])} that it is mounted on`,
  stopCuts: true,
  about: 'https://libvirt.org/storage.html#network-filesystem-pool',
};

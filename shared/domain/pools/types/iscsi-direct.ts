import { initiator } from '../fields.ts';
import type { PoolKind } from '../kind.ts';
import { chap, portal, portalPort, targetName } from './iscsi.ts';

export const iscsiDirect: PoolKind = {
  type: 'iscsi-direct',
  label: 'iSCSI target, by QEMU itself',
  why: 'The same, without devices on the host: QEMU speaks to the server. Other programs of the host cannot see the volumes.',
  volumes: 'LUNs',
  fields: [...portal, targetName, initiator({ needed: true }), ...chap],
  search: {
    by: 'libvirt',
    label: 'Find targets',
    needs: ['source.hosts.name', 'source.initiator'],
  },
  port: portalPort,
  folder: false,
  empties: false,
  stopCuts: false,
  about: 'https://libvirt.org/storage.html#iscsi-direct-pool',
};

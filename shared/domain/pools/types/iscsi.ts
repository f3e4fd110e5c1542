import { qualifiedName } from '../checks.ts';
import { deviceFolder, initiator, login, port, server, text } from '../fields.ts';
import type { PoolField, PoolKind } from '../kind.ts';

export const portal = [server('The machine that has the target.'), port(3260)];

export const targetName: PoolField = text(
  'source.devices.path',
  'Target',
  'Its IQN, as the server announces it.',
  { placeholder: 'iqn.2004-10.com.example:storage', needed: true, check: qualifiedName },
);

export const chap = login('iscsi', 'As the target knows it.', 'How the target lets this host in.');

export const portalPort = (values: Readonly<Record<string, unknown>>): number => {
  const given = values['source.hosts.port'];
  return typeof given === 'number' ? given : 3260;
};

export const iscsi: PoolKind = {
  type: 'iscsi',
  label: 'iSCSI target',
  why: 'Volumes of a storage server. The host logs in, and every LUN is a volume.',
  volumes: 'LUNs',
  fields: [...portal, targetName, ...chap, initiator({ rare: true }), deviceFolder()],
  begin: { path: '/dev/disk/by-path' },
  search: { by: 'libvirt', label: 'Find targets', needs: ['source.hosts.name'] },
  port: portalPort,
  folder: false,
  empties: false,
  stopCuts: true,
  about: 'https://libvirt.org/storage.html#iscsi-pool',
};

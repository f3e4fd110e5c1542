import { int, oneOf, text, uuid } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, size, value, view } from '../view/schema.ts';
import { permissions } from './permissions.ts';

const host = defineView('host', { name: value('@name', text), port: value('@port', int) });
const device = defineView('device', { path: value('@path', text) });

const source = defineView('source', {
  hosts: list('host', host),
  devices: list('device', device),
  dir: value('dir/@path', text),
  name: value('name', text),
  initiator: value('initiator/iqn/@name', text),
  adapterType: value('adapter/@type', text),
  adapterName: value('adapter/@name', text),
  authType: value('auth/@type', text),
  authUser: value('auth/@username', text),
  authSecret: value('auth/secret/@uuid', uuid),
  authSecretUsage: value('auth/secret/@usage', text),
  protocolVersion: value('protocol/@ver', text),
  format: value('format/@type', text),
});

/** https://libvirt.org/formatstorage.html#storage-pool-xml */
export const pool = defineView('pool', {
  type: value(
    '@type',
    oneOf(
      'dir',
      'fs',
      'netfs',
      'logical',
      'disk',
      'iscsi',
      'scsi',
      'mpath',
      'rbd',
      'gluster',
      'zfs',
      'vstorage',
    ),
  ),
  name: value('name', text),
  uuid: value('uuid', uuid),
  capacity: size('capacity', 'bytes'),
  allocation: size('allocation', 'bytes'),
  available: size('available', 'bytes'),
  source: view('source', source),
  path: value('target/path', text),
  permissions: view('target/permissions', permissions),
});
export type Pool = ViewOf<typeof pool>;

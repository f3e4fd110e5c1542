import { int, oneOf, text, uuid, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, size, value, view } from '../view/schema.ts';
import { permissions } from './permissions.ts';

const host = defineView('host', { name: value('@name', text), port: value('@port', int) });
const device = defineView('device', {
  path: value('@path', text),
  /** Of a disk whose partitions are `…p1`, such as one of device-mapper. */
  partSeparator: value('@part_separator', yesNo),
});
const mountOption = defineView('fs:option', { name: value('@name', text) });
const clientOption = defineView('rbd:option', { name: value('@name', text), value: value('@value', text) });

const source = defineView('source', {
  hosts: list('host', host),
  devices: list('device', device),
  dir: value('dir/@path', text),
  name: value('name', text),
  initiator: value('initiator/iqn/@name', text),
  adapterType: value('adapter/@type', text),
  adapterName: value('adapter/@name', text),
  /** Of a virtual Fibre Channel port, which libvirt makes below its parent. */
  adapterParent: value('adapter/@parent', text),
  adapterManaged: value('adapter/@managed', yesNo),
  adapterWwnn: value('adapter/@wwnn', text),
  adapterWwpn: value('adapter/@wwpn', text),
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
      'iscsi-direct',
      'scsi',
      'mpath',
      'rbd',
      'sheepdog',
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
  /** `no`: no copy-on-write for its files, on btrfs. */
  cow: value('features/cow/@state', yesNo),
  source: view('source', source),
  path: value('target/path', text),
  permissions: view('target/permissions', permissions),
  /** `capacity`: takes each volume for full, as Ceph counts what is used but slowly. */
  refreshAllocation: value('refresh/volume/@allocation', oneOf('default', 'capacity')),
  mountOptions: list('fs:mount_opts/fs:option', mountOption),
  clientOptions: list('rbd:config_opts/rbd:option', clientOption),
});
export type Pool = ViewOf<typeof pool>;

import { oneOf, text, uuid } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { flag, size, value, view } from '../view/schema.ts';
import { permissions } from './permissions.ts';

/** https://libvirt.org/formatstorage.html#storage-volume-xml */
export const volume = defineView('volume', {
  type: value('@type', oneOf('file', 'block', 'dir', 'network', 'netdir', 'ploop')),
  name: value('name', text),
  key: value('key', text),
  capacity: size('capacity', 'bytes'),
  allocation: size('allocation', 'bytes'),
  physical: size('physical', 'bytes'),
  path: value('target/path', text),
  format: value('target/format/@type', text),
  permissions: view('target/permissions', permissions),
  encryption: value('target/encryption/@format', text),
  encryptionSecretType: value('target/encryption/secret/@type', text),
  encryptionSecret: value('target/encryption/secret/@uuid', uuid),
  compat: value('target/compat', text),
  clusterSize: size('target/clusterSize', 'bytes'),
  nocow: flag('target/nocow'),
  lazyRefcounts: flag('target/features/lazy_refcounts'),
  extendedL2: flag('target/features/extended_l2'),
  backingPath: value('backingStore/path', text),
  backingFormat: value('backingStore/format/@type', text),
});
export type Volume = ViewOf<typeof volume>;

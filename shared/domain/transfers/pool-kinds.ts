/**
 * Kinds of pools whose volumes libvirt carries bytes of: those whose driver has `uploadVol` and `downloadVol`
 * (libvirt's src/storage/storage_backend_*.c).
 */
export const carriedPoolTypes: ReadonlySet<string> = new Set([
  'dir',
  'fs',
  'netfs',
  'logical',
  'disk',
  'iscsi',
  'scsi',
  'mpath',
  'zfs',
  'vstorage',
]);

/** Those of them in which a new volume of any name and size can be made for a file. */
export const filledPoolTypes: ReadonlySet<string> = new Set([
  'dir',
  'fs',
  'netfs',
  'logical',
  'zfs',
  'vstorage',
]);

/** What libvirt can do to the volumes of a kind of pool (src/storage/storage_backend_*.c of libvirt). */
export interface PoolAbilities {
  readonly create: boolean;
  readonly delete: boolean;
  readonly resize: boolean;
  readonly wipe: boolean;
  /** Their content can be read and written over libvirt: copies can be made. */
  readonly copy: boolean;
}

const files = { create: true, delete: true, resize: true, wipe: true, copy: true };
const devices = { create: true, delete: true, resize: false, wipe: true, copy: true };
/** Their volumes are made and deleted by whoever keeps the storage. */
const given = { create: false, delete: false, resize: false, wipe: true, copy: true };
const nothing = { create: false, delete: false, resize: false, wipe: false, copy: false };

const byType: Readonly<Record<string, PoolAbilities>> = {
  dir: files,
  fs: files,
  netfs: files,
  vstorage: files,
  logical: devices,
  disk: devices,
  zfs: { ...devices, wipe: false },
  rbd: { ...files, copy: false },
  iscsi: given,
  'iscsi-direct': { ...given, copy: false },
  scsi: given,
  mpath: given,
  gluster: { ...nothing, delete: true },
};

export function poolAbilities(type: string): PoolAbilities {
  return byType[type] ?? nothing;
}

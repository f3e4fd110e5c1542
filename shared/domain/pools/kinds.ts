import type { PoolType } from '../../contract/pools.ts';
import type { PoolKind } from './kind.ts';
import { dir } from './types/dir.ts';
import { disk } from './types/disk.ts';
import { fs } from './types/fs.ts';
import { gluster } from './types/gluster.ts';
import { iscsiDirect } from './types/iscsi-direct.ts';
import { iscsi } from './types/iscsi.ts';
import { logical } from './types/logical.ts';
import { mpath } from './types/mpath.ts';
import { netfs } from './types/netfs.ts';
import { rbd } from './types/rbd.ts';
import { scsi } from './types/scsi.ts';
import { vstorage } from './types/vstorage.ts';
import { zfs } from './types/zfs.ts';

/** In the order in which they are offered. */
export const poolKinds: Readonly<Record<PoolType, PoolKind>> = {
  dir,
  netfs,
  logical,
  fs,
  disk,
  iscsi,
  'iscsi-direct': iscsiDirect,
  zfs,
  rbd,
  gluster,
  scsi,
  mpath,
  vstorage,
};

/** Undefined for a type of a newer libvirt. */
export const kindOfPool = (type: string): PoolKind | undefined =>
  Object.hasOwn(poolKinds, type) ? poolKinds[type as PoolType] : undefined;

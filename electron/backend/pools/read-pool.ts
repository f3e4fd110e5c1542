import { type Connection, type StoragePoolRef, StoragePoolState } from 'node-libvirt';
import type { Pool, PoolState } from '#shared/contract/pools.ts';
import { uuidSchema } from '#shared/contract/values.ts';
import { sourceLine } from '#shared/domain/pools/source-line.ts';
import { pool as poolView } from '#shared/libvirt-xml/documents/pool.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';

const states: Readonly<Record<number, PoolState>> = {
  [StoragePoolState.INACTIVE]: 'stopped',
  [StoragePoolState.BUILDING]: 'building',
  [StoragePoolState.RUNNING]: 'running',
  [StoragePoolState.DEGRADED]: 'degraded',
  [StoragePoolState.INACCESSIBLE]: 'inaccessible',
};

export async function readPool(rpc: Connection, pool: StoragePoolRef): Promise<Pool> {
  // First of all one call alone: of a pool that hangs, it takes only one of the few places that a connection has.
  const info = await rpc.call('storagePoolGetInfo', { pool });
  const [{ xml }, { autostart }, { persistent }] = await Promise.all([
    rpc.call('storagePoolGetXmlDesc', { pool, flags: 0 }),
    rpc.call('storagePoolGetAutostart', { pool }),
    rpc.call('storagePoolIsPersistent', { pool }),
  ]);
  const state = states[info.state] ?? 'inaccessible';
  const view = poolView.of(parseDocument(xml).root);
  const source = sourceLine(view);
  return {
    name: pool.name,
    uuid: uuidSchema.parse(pool.uuid),
    type: view.type ?? 'unknown',
    state,
    autostart: autostart !== 0,
    lasting: persistent !== 0,
    ...(view.path !== undefined && { path: view.path }),
    ...(source !== undefined && { source }),
    ...(state !== 'stopped' && {
      space: {
        capacity: Number(info.capacity),
        allocation: Number(info.allocation),
        available: Number(info.available),
      },
      volumes: (await rpc.call('storagePoolNumOfVolumes', { pool })).num,
    }),
  };
}

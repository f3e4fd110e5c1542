import { type Connection, LibvirtError, type StoragePoolRef, StoragePoolState } from 'node-libvirt';
import { pool as poolView } from '#shared/libvirt-xml/documents/pool.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { fail } from '../failures/fail.ts';

export interface Pool {
  readonly ref: StoragePoolRef;
  readonly name: string;
  readonly active: boolean;
  readonly autostart: boolean;
  readonly type: string;
  readonly path?: string;
  readonly capacity: number;
  readonly free: number;
}

/** Every pool of the connection; undefined when the driver has none at all. */
export async function listPools(rpc: Connection): Promise<Pool[] | undefined> {
  try {
    const { pools } = await rpc.call('connectListAllStoragePools', { needResults: 1, flags: 0 });
    const read = await Promise.all(pools.map(ref => unlessPoolGone(readPool(rpc, ref))));
    return read.filter(pool => pool !== undefined);
  } catch (error) {
    if (error instanceof LibvirtError && error.codeName === 'NO_SUPPORT') return undefined;
    throw error;
  }
}

/** Undefined when the pool is gone, or stopped, by now: passing ones come and go. */
export async function unlessPoolGone<Answer>(asking: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asking;
  } catch (error) {
    // OPERATION_INVALID: it is not active any more.
    const gone =
      error instanceof LibvirtError && ['NO_STORAGE_POOL', 'OPERATION_INVALID'].includes(error.codeName);
    if (gone) return undefined;
    throw error;
  }
}

async function readPool(rpc: Connection, ref: StoragePoolRef): Promise<Pool> {
  const [{ xml }, { autostart }, info] = await Promise.all([
    rpc.call('storagePoolGetXmlDesc', { pool: ref, flags: 0 }),
    rpc.call('storagePoolGetAutostart', { pool: ref }),
    rpc.call('storagePoolGetInfo', { pool: ref }),
  ]);
  const view = poolView.of(parseDocument(xml).root);
  return {
    ref,
    name: ref.name,
    active: info.state === StoragePoolState.RUNNING || info.state === StoragePoolState.DEGRADED,
    autostart: autostart !== 0,
    type: view.type ?? 'unknown',
    ...(view.path !== undefined && { path: view.path }),
    capacity: Number(info.capacity),
    free: Number(info.available),
  };
}

/** Throws POOL_ABSENT. */
export async function poolNamed(rpc: Connection, name: string): Promise<Pool> {
  return await readPool(rpc, await lookUp(rpc, name));
}

/** Throws POOL_ABSENT or POOL_INACTIVE for one that cannot be worked with. */
export async function poolToUse(rpc: Connection, name: string): Promise<Pool> {
  const pool = await poolNamed(rpc, name);
  if (!pool.active) throw fail('POOL_INACTIVE', { pool: name });
  return pool;
}

async function lookUp(rpc: Connection, name: string): Promise<StoragePoolRef> {
  try {
    return (await rpc.call('storagePoolLookupByName', { name })).pool;
  } catch (error) {
    if (error instanceof LibvirtError && error.codeName === 'NO_STORAGE_POOL')
      throw fail('POOL_ABSENT', { pool: name });
    throw error;
  }
}

/** Has libvirt look again at what is in a pool and how much room it has. */
export async function refreshPool(rpc: Connection, pool: StoragePoolRef): Promise<void> {
  await rpc.call('storagePoolRefresh', { pool, flags: 0 });
}

export async function startPool(rpc: Connection, pool: StoragePoolRef): Promise<void> {
  await rpc.call('storagePoolCreate', { pool, flags: 0 });
  await rpc.call('storagePoolSetAutostart', { pool, autostart: 1 });
}

import { type Connection, LibvirtError, type StorageVolRef } from 'node-libvirt';
import type { Disk } from '#shared/libvirt-xml/devices/disk.ts';

/**
 * Asks about the volume that a disk's source names by its pool. Undefined where it names none, and of a pool that is not
 * active or a volume that is gone: its guest could not start either.
 */
export async function ofNamedVolume<T>(
  rpc: Connection,
  { pool: poolName, volume }: Disk['source'],
  ask: (volume: StorageVolRef) => Promise<T>,
): Promise<T | undefined> {
  if (poolName === undefined || volume === undefined) return undefined;
  try {
    const { pool } = await rpc.call('storagePoolLookupByName', { name: poolName });
    const { vol } = await rpc.call('storageVolLookupByName', { pool, name: volume });
    return await ask(vol);
  } catch (error) {
    if (error instanceof LibvirtError) return undefined;
    throw error;
  }
}

/** The path of the volume that a disk's source names by its pool. */
export const namedVolumePath = (rpc: Connection, source: Disk['source']): Promise<string | undefined> =>
  ofNamedVolume(rpc, source, async vol => (await rpc.call('storageVolGetPath', { vol })).name);

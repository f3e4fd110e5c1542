import { dirname } from 'node:path';
import { type Connection, LibvirtError, type StorageVolRef } from 'node-libvirt';
import { listPools, refreshPool } from './pools.ts';
import { volumeAt } from './volumes.ts';

/** The volume at a path, also when its file was made behind libvirt's back; undefined when no active pool has it. */
export async function findVolume(rpc: Connection, path: string): Promise<StorageVolRef | undefined> {
  const known = await volumeAt(rpc, path);
  if (known) return known;
  const home = ((await listPools(rpc)) ?? []).find(pool => pool.active && pool.path === dirname(path));
  if (!home) return undefined;
  try {
    await refreshPool(rpc, home.ref);
  } catch (error) {
    // It makes another volume there just now, which may take minutes: then it knows what it knows.
    if (!(error instanceof LibvirtError)) throw error;
  }
  return await volumeAt(rpc, path);
}

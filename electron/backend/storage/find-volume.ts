import { dirname } from 'node:path';
import type { Connection, StorageVolRef } from 'node-libvirt';
import { listPools } from './pools.ts';
import { refreshPatiently } from './refresh-patiently.ts';
import { volumeAt } from './volumes.ts';

/** The volume at a path, also when its file was made behind libvirt's back; undefined when no active pool has it. */
export async function findVolume(rpc: Connection, path: string): Promise<StorageVolRef | undefined> {
  const known = await volumeAt(rpc, path);
  if (known) return known;
  const home = ((await listPools(rpc)) ?? []).find(pool => pool.active && pool.path === dirname(path));
  if (!home) return undefined;
  await refreshPatiently(rpc, home.ref);
  return await volumeAt(rpc, path);
}

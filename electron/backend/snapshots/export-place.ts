import { LibvirtError } from 'node-libvirt';
import type { ExportPlace } from '#shared/domain/snapshots/plan-export.ts';
import { folderOf } from '#shared/domain/snapshots/names.ts';
import { freeRoom } from '../storage/free-room.ts';
import { activePools } from '../storage/active-pools.ts';
import { listVolumes } from '../storage/volumes.ts';
import type { Tree } from './read-tree.ts';

/** The pool that was chosen; else the one that the snapshot's first disk is in, or any that holds files. */
export async function exportPlace(
  { live, facts }: Tree,
  chosen: string | undefined,
  snapshot: string,
): Promise<ExportPlace | undefined> {
  const rpc = await live.work();
  const pools = (await activePools(live)).filter(pool => pool.path !== undefined);
  const first = facts.snapshots
    .find(({ name }) => name === snapshot)
    ?.disks.find(({ path }) => path !== undefined);
  const beside = first?.path === undefined ? undefined : folderOf(first.path);
  const files = pools.filter(({ type }) => type === 'dir' || type === 'fs' || type === 'netfs');
  const pool =
    chosen === undefined
      ? (files.find(({ path }) => path === beside) ??
        files.find(({ name }) => name === 'default') ??
        files[0])
      : pools.find(({ name }) => name === chosen);
  if (pool?.path === undefined) return undefined;
  const names = new Set((await listVolumes(rpc, pool.ref)).map(({ name }) => name));
  return { pool: pool.name, folder: pool.path, free: await freeRoom(live, pool), names };
}

export async function isNameTaken({ live }: Tree, name: string): Promise<boolean> {
  try {
    await live.rpc.call('domainLookupByName', { name });
    return true;
  } catch (error) {
    if (error instanceof LibvirtError && error.codeName === 'NO_DOMAIN') return false;
    throw error;
  }
}

import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import type { LiveConnection } from '../ports.ts';
import { answered } from './answered.ts';
import { poolToUse } from './pools.ts';

/** On a file system of the host's own, where its daemon may give a file of ours to QEMU. */
const owned: ReadonlySet<string> = new Set(['dir', 'fs']);

/** The folder of a pool of this computer, where we may write into it. */
export async function writableFolder(live: LiveConnection, poolName: string): Promise<string | undefined> {
  if (!live.host.local) return undefined;
  const { type, path } = await answered(live, rpc => poolToUse(rpc, poolName), { pool: poolName });
  if (path === undefined || !owned.has(type)) return undefined;
  try {
    await access(path, constants.W_OK | constants.X_OK);
    return path;
  } catch {
    return undefined;
  }
}

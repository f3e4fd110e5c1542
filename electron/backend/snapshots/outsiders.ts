import { open, readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { LayerFacts } from '#shared/domain/snapshots/facts.ts';
import type { LiveConnection } from '../ports.ts';
import { poolOfFolder } from '../storage/active-pools.ts';
import { readOverlays } from '../storage/images-on.ts';
import { refreshPool } from '../storage/pools.ts';

/** Files that stand on one of the layers and are none of them, by the layer's path: in pools, and beside them. */
export async function findOutsiders(
  live: LiveConnection,
  layers: ReadonlyMap<string, LayerFacts>,
): Promise<Map<string, string[]>> {
  const found = await readOverlays(live);
  if (live.host.local)
    for (const folder of new Set([...layers.keys()].map(path => dirname(path))))
      for (const [lower, upper] of await overlaysIn(folder))
        found.set(lower, [...(found.get(lower) ?? []), upper]);
  const outsiders = new Map<string, string[]>();
  for (const [lower, uppers] of found) {
    if (!layers.has(lower)) continue;
    const strangers = new Set(uppers.filter(path => !layers.has(path)));
    // A pool that was not looked at since still tells of files that were deleted.
    for (const path of strangers) if (live.host.local && !(await isThere(path))) strangers.delete(path);
    if (strangers.size > 0) outsiders.set(lower, [...strangers]);
  }
  return outsiders;
}

/** The files that stand on one right now: by their own headers here, else by what its pool finds when it looks again. */
export async function standingOn(live: LiveConnection, path: string): Promise<string[]> {
  if (live.host.local) {
    const pairs = await overlaysIn(dirname(path));
    return pairs.flatMap(([lower, upper]) => (lower === path ? [upper] : []));
  }
  const rpc = await live.work();
  const home = await poolOfFolder(live, dirname(path));
  if (!home) return [];
  await refreshPool(rpc, home.ref);
  return (await readOverlays(live, [home])).get(path) ?? [];
}

async function isThere(path: string): Promise<boolean> {
  try {
    await (await open(path)).close();
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}

/** Pairs of a lower file and the qcow2 file of a folder that stands on it. */
async function overlaysIn(folder: string): Promise<[string, string][]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const pairs: [string, string][] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(folder, entry.name);
    const backing = await qcow2Backing(path);
    if (backing !== undefined) pairs.push([resolve(folder, backing), path]);
  }
  return pairs;
}

const MAGIC = 0x514649fb;
const HEADER = 20;
/** QEMU takes no longer name (docs/interop/qcow2.txt: backing_file_size). */
const LONGEST = 1023;

/** The backing file's name in a qcow2 header; undefined for every other file, and for one we may not read. */
async function qcow2Backing(path: string): Promise<string | undefined> {
  try {
    const file = await open(path);
    try {
      const header = Buffer.alloc(HEADER);
      const { bytesRead } = await file.read(header, 0, HEADER, 0);
      if (bytesRead < HEADER || header.readUInt32BE(0) !== MAGIC) return undefined;
      const [offset, length] = [header.readBigUInt64BE(8), header.readUInt32BE(16)];
      if (offset === 0n || length === 0 || length > LONGEST) return undefined;
      const name = Buffer.alloc(length);
      await file.read(name, 0, length, Number(offset));
      return name.toString('utf8');
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}

import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import type { LayerFacts } from '#shared/domain/snapshots/facts.ts';
import { qemuImg } from '#electron/media/disk-image/qemu-img.ts';
import type { LiveConnection } from '../ports.ts';
import { activePools } from '../storage/active-pools.ts';
import { type Pool, refreshPool } from '../storage/pools.ts';
import { readVolume, volumeAt } from '../storage/volumes.ts';

const SECONDS = 30;

const infoSchema = z.object({
  format: z.string(),
  'virtual-size': z.number(),
  'actual-size': z.number().optional(),
  'backing-filename': z.string().optional(),
  'full-backing-filename': z.string().optional(),
  'backing-filename-format': z.string().optional(),
});

interface Read extends LayerFacts {
  readonly backingFormat?: string;
}

/**
 * Reads what files are and what they stand on: by this computer where it may, else from libvirt’s pools, which
 * are looked at again once, as nobody tells them of layers that QEMU made.
 */
export class LayerReader {
  readonly #live: LiveConnection;
  readonly #refreshed = new Set<string>();
  #pools: Promise<Pool[]> | undefined;

  constructor(live: LiveConnection) {
    this.#live = live;
  }

  /** Every file below, by path. `formats` are those that documents name: they hold, whatever a file looks like. */
  async readAll(paths: ReadonlyMap<string, string | undefined>): Promise<Map<string, LayerFacts>> {
    const layers = new Map<string, LayerFacts>();
    const waiting = new Map(paths);
    for (;;) {
      const [next] = waiting;
      if (!next) return layers;
      const [path, format] = next;
      waiting.delete(path);
      if (layers.has(path)) continue;
      const { backingFormat, ...layer } = await this.#read(path, format);
      layers.set(path, layer);
      if (layer.backing !== undefined && !layers.has(layer.backing))
        waiting.set(layer.backing, backingFormat);
    }
  }

  /** Bytes and whether it is there, of a file that is no disk. */
  async fileSize(path: string): Promise<{ size?: number; missing: boolean }> {
    if (this.#live.host.local) {
      const found = await statOf(path);
      if (found !== 'unknown')
        return found === 'missing' ? { missing: true } : { size: found.size, missing: false };
    }
    const found = await this.#volume(path);
    if (found === 'unknown') return { missing: false };
    return found === 'missing' ? { missing: true } : { size: found.allocation, missing: false };
  }

  async #read(path: string, format: string | undefined): Promise<Read> {
    if (this.#live.host.local) {
      const found = await statOf(path);
      if (found === 'missing')
        return { path, missing: true, reachable: false, ...(format !== undefined && { format }) };
      const known = found === 'unknown' ? undefined : await readLocally(path, format, found);
      if (known) return known;
    }
    const volume = await this.#volume(path);
    const plain = { path, reachable: false, ...(format !== undefined && { format }) };
    if (volume === 'unknown') return { ...plain, missing: false };
    if (volume === 'missing') return { ...plain, missing: true };
    return {
      path,
      format: format ?? volume.format,
      capacity: volume.capacity,
      allocation: volume.allocation,
      missing: false,
      reachable: false,
      ...(volume.backingPath !== undefined && format !== 'raw' && { backing: volume.backingPath }),
    };
  }

  async #volume(path: string) {
    const rpc = await this.#live.work();
    this.#pools ??= activePools(this.#live);
    const home = (await this.#pools).find(pool => pool.path === dirname(path));
    if (home && !this.#refreshed.has(home.name)) {
      this.#refreshed.add(home.name);
      // One that is busy making a volume is not looked at again: what it knew is still true.
      await refreshPool(rpc, home.ref).catch(() => undefined);
    }
    const ref = await volumeAt(rpc, path);
    if (ref) return await readVolume(rpc, ref);
    return home ? 'missing' : 'unknown';
  }
}

/** `unknown`: it may be there, behind a folder that this account may not look into. */
async function statOf(path: string) {
  try {
    const { size, blocks, mode } = await stat(path);
    return { size, allocation: blocks * 512, file: (mode & constants.S_IFMT) === constants.S_IFREG };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? ('missing' as const) : ('unknown' as const);
  }
}

/** Undefined for one that this account may not read. */
async function readLocally(
  path: string,
  format: string | undefined,
  { size, allocation, file }: { size: number; allocation: number; file: boolean },
): Promise<Read | undefined> {
  const may = async (mode: number) =>
    access(path, mode).then(
      () => true,
      () => false,
    );
  if (!(await may(constants.R_OK))) return undefined;
  const reachable = file && (await may(constants.R_OK | constants.W_OK));
  const asked = ['info', '--output=json', '-U', ...(format === undefined ? [] : ['-f', format]), path];
  const { exitCode, stdout } = await qemuImg(asked, { processorSeconds: SECONDS });
  // Not the image that it is said to be: there is a file, and that is all.
  if (exitCode !== 0)
    return { path, missing: false, reachable: false, allocation, ...(format !== undefined && { format }) };
  const info = infoSchema.parse(JSON.parse(stdout));
  const backing = info['full-backing-filename'] ?? info['backing-filename'];
  const backingFormat = info['backing-filename-format'];
  return {
    path,
    format: info.format,
    capacity: info['virtual-size'] || size,
    allocation: info['actual-size'] ?? allocation,
    missing: false,
    reachable,
    ...(backing !== undefined && { backing: resolve(dirname(path), backing) }),
    ...(backingFormat !== undefined && { backingFormat }),
  };
}

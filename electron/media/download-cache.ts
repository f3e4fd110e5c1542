import { readdir, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { CachedFile } from '#shared/contract/media.ts';
import { bring, type DownloadSource } from './download/bring.ts';
import { isClaimed } from './download/claim.ts';
import { findWhole, placesOf, readEntry, type Cached } from './download/entry.ts';
import { InFlight } from './download/in-flight.ts';
import { idOf } from './download/names.ts';
import { ProgressMeter, type OnProgress } from './download/progress.ts';

export interface FetchOptions {
  readonly signal: AbortSignal;
  readonly progress?: OnProgress;
}

/** Where downloads are kept: of the user's own, so that nobody else can change them. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  const base = env['XDG_CACHE_HOME'];
  const caches = base?.startsWith('/') ? base : join(env['HOME'] ?? homedir(), '.cache');
  return join(caches, 'innkeeper', 'media');
}

/**
 * Images from the web, kept by their address. A broken or cancelled download keeps what has come and goes on
 * from there; one that fails its checksum or fills the disk leaves nothing.
 */
export class DownloadCache {
  readonly folder: string;
  private readonly env: NodeJS.ProcessEnv;
  private readonly flights = new InFlight<Cached>();
  private readonly holds = new Map<string, number>();

  constructor(env: NodeJS.ProcessEnv, folder = cacheFolder(env)) {
    this.env = env;
    this.folder = folder;
  }

  /**
   * Resolves with the path of the whole file, downloaded now if need be. Throws a `MediaError`:
   * DOWNLOAD_FAILED, CHECKSUM_MISMATCH, NO_SPACE, FILE_DAMAGED or UNSUPPORTED (packed, and no tool to unpack),
   * RESOURCE_BUSY (another process downloads it), or an AbortError.
   */
  async fetch(source: DownloadSource, { signal, progress = () => {} }: FetchOptions): Promise<string> {
    const id = idOf(source.url);
    const release = this.hold(source.url);
    try {
      const run = (stop: AbortSignal, tell: OnProgress) =>
        bring(source, { folder: this.folder, env: this.env, signal: stop, meter: new ProgressMeter(tell) });
      const cached = await this.flights.join(id, signal, progress, run);
      // Who joined a download begun with another checksum, or none, still wants theirs.
      if (source.checksum && cached.checksum !== source.checksum.toLowerCase())
        return (await this.flights.join(id, signal, progress, run)).path;
      return cached.path;
    } finally {
      release();
    }
  }

  /** The file if it is there, whole; nothing is downloaded. */
  async peek(url: string): Promise<Cached | undefined> {
    const places = placesOf(this.folder, idOf(url));
    const entry = await readEntry(places);
    return entry && findWhole(places, entry);
  }

  /** Keeps the file from being removed until the returned function is called. */
  hold(url: string): () => void {
    const id = idOf(url);
    this.holds.set(id, (this.holds.get(id) ?? 0) + 1);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const left = (this.holds.get(id) ?? 1) - 1;
      if (left === 0) this.holds.delete(id);
      else this.holds.set(id, left);
    };
  }

  async list(): Promise<CachedFile[]> {
    const found = await Promise.all((await this.ids()).map(id => this.describe(id)));
    return found.filter(file => file !== undefined).toSorted((one, other) => other.usedAt - one.usedAt);
  }

  /** Removes files, all without `ids`, except those held or in the making; resolves with the bytes freed. */
  async empty(ids?: readonly string[]): Promise<number> {
    let freed = 0;
    for (const id of await this.ids()) {
      if (ids && !ids.includes(id)) continue;
      const { folder } = placesOf(this.folder, id);
      if (this.holds.has(id) || this.flights.has(id) || (await isClaimed(folder))) continue;
      freed += (await this.describe(id))?.size ?? 0;
      await rm(folder, { recursive: true, force: true });
    }
    return freed;
  }

  private async describe(id: string): Promise<CachedFile | undefined> {
    const places = placesOf(this.folder, id);
    const entry = await readEntry(places);
    if (!entry) return undefined;
    const { name, url, whole, usedAt } = entry;
    const path = whole ? join(places.folder, name) : places.partial;
    const size = await stat(path).then(
      found => found.size,
      () => 0,
    );
    return { id, name, url, size, partial: !whole, usedAt };
  }

  private async ids(): Promise<string[]> {
    try {
      return (await readdir(this.folder)).filter(name => /^[0-9a-f]{32}$/.test(name));
    } catch {
      return [];
    }
  }
}

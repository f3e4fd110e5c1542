import type { LibraryItem, LibraryPool } from '#shared/contract/library.ts';
import { holdsFiles } from '#shared/domain/create/disks/pools.ts';
import { readImageHeader } from '#electron/media/image-header.ts';
import { isThisComputer } from '../create/this-computer.ts';
import { eachLimited } from '../guests/each-limited.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { answered } from '../storage/answered.ts';
import { listPools, type Pool } from '../storage/pools.ts';
import { listOnce } from '../volumes/list/list-once.ts';
import { downloadedItems } from './downloads.ts';
import { readVolumeHead } from './heads.ts';
import { isMedium, poolItem } from './pool-item.ts';
import { KnownNames, type Recognised, recogniseMedium } from './recognise.ts';

export type LibraryDeps = Pick<AreaDeps, 'connections' | 'guests' | 'media' | 'toFailure' | 'log'>;

/** Streams that one connection carries at a time. */
const AT_ONCE = 4;

/** Images of hosts, and what was found in each: looked at once for as long as it keeps its size. */
export class Library {
  readonly #deps: LibraryDeps;
  readonly #names: KnownNames;
  readonly #seen = new Map<string, Recognised>();

  constructor(deps: LibraryDeps) {
    this.#deps = deps;
    this.#names = new KnownNames(deps.media);
  }

  /** All there is, as far as it was looked at before. */
  async items(live: LiveConnection): Promise<{ items: LibraryItem[]; pools: LibraryPool[] }> {
    const pools = (await answered(live, listPools)) ?? [];
    const [downloads, ...lists] = await Promise.all([
      downloadedItems(this.#deps.media, this.#names),
      ...pools.map(pool => this.#pool(live, pool)),
    ]);
    return {
      items: [...lists.flatMap(({ items }) => items), ...downloads],
      pools: lists.map(({ pool }) => pool),
    };
  }

  /** Looks into media that were not looked into yet; `tell` as each is done. */
  async look(
    live: LiveConnection,
    items: readonly LibraryItem[],
    tell: (item: LibraryItem) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const left = items.filter(({ looked }) => !looked);
    if (left.length === 0) return;
    const streams = await live.openStreamConnection(signal);
    try {
      await eachLimited(left, AT_ONCE, async item => {
        if (signal.aborted) return;
        const found = await this.#recognise(live, streams, item, signal);
        this.#seen.set(keyOf(live, item), found);
        tell({ ...item, ...found, looked: true });
      });
    } finally {
      await streams.close();
    }
  }

  /** Files may have been exchanged for others of the same size. */
  forget(): void {
    this.#seen.clear();
  }

  async #pool(live: LiveConnection, pool: Pool): Promise<{ pool: LibraryPool; items: LibraryItem[] }> {
    const { name, active, type, path, capacity, free } = pool;
    const shown = {
      name,
      active,
      type,
      ...(path !== undefined && { path }),
      capacity,
      free,
      files: holdsFiles(pool),
    };
    if (!active) return { pool: shown, items: [] };
    try {
      const { volumes } = await listOnce(this.#deps, live, name);
      const items = volumes.flatMap(volume => poolItem(name, volume) ?? []);
      return { pool: shown, items: await Promise.all(items.map(item => this.#known(live, item))) };
    } catch (error) {
      // One that hangs or was stopped just now must not hide the others.
      return { pool: { ...shown, failure: this.#deps.toFailure(error, { pool: name }) }, items: [] };
    }
  }

  async #known(live: LiveConnection, item: LibraryItem): Promise<LibraryItem> {
    const seen = this.#seen.get(keyOf(live, item));
    if (seen) return { ...item, ...seen, looked: true };
    if (isMedium(item)) return item;
    const os = item.kind === 'disk' ? await this.#names.of(item.name) : undefined;
    return { ...item, ...(os && { os }), looked: true };
  }

  async #recognise(
    live: LiveConnection,
    streams: Parameters<typeof readVolumeHead>[0],
    // What is no image format is as long as what a guest sees of it; holes take nothing.
    { at, path, name, capacity = 0 }: LibraryItem,
    signal: AbortSignal,
  ): Promise<Recognised> {
    if (at.kind !== 'pool') return {};
    try {
      // By ourselves where we may: it is quicker, and needs no stream.
      const own = isThisComputer(live) ? await readImageHeader(path).catch(() => undefined) : undefined;
      const header =
        own ?? (await readVolumeHead(streams, { pool: at.pool, name: at.volume, size: capacity }, signal));
      if (!header) return {};
      const found = await recogniseMedium(this.#deps.media, header, path);
      const os = found.os ?? (await this.#names.of(name));
      return { ...found, ...(os && { os }) };
    } catch (error) {
      return { failure: this.#deps.toFailure(error, { path }) };
    }
  }
}

const keyOf = (live: LiveConnection, { id, path, size, capacity }: LibraryItem) =>
  `${live.id} ${id} ${path} ${size} ${capacity}`;

import type { CatalogueEntry } from '#shared/contract/media.ts';
import type { DownloadCache } from './download-cache.ts';
import type { OsDatabase } from './osinfo.ts';
import type { Listed } from './catalogue/listed.ts';
import { ownDrivers, ownEntries } from './catalogue/own.ts';

/** What the web has for a new guest: our own list first, then what osinfo-db names and ours does not. */
export class Catalogue {
  private readonly database: OsDatabase;
  private readonly cache: DownloadCache;
  private loaded: Promise<ReadonlyMap<string, Listed>> | undefined;

  constructor(database: OsDatabase, cache: DownloadCache) {
    this.database = database;
    this.cache = cache;
  }

  async entries(): Promise<CatalogueEntry[]> {
    const all = [...(await this.all()).values()];
    const whole = new Set((await this.cache.list()).flatMap(file => (file.partial ? [] : [file.url])));
    return all.map(entry => ({ ...entry, cached: whole.has(entry.url) }));
  }

  /** What `catalogue:ID` names; undefined for an id that neither list has (any more). */
  async resolve(id: string): Promise<CatalogueEntry | undefined> {
    const entry = (await this.all()).get(id) ?? ownDrivers().find(driver => driver.id === id);
    return entry && { ...entry, cached: (await this.cache.peek(entry.url)) !== undefined };
  }

  private all(): Promise<ReadonlyMap<string, Listed>> {
    this.loaded ??= this.load();
    return this.loaded;
  }

  private async load(): Promise<ReadonlyMap<string, Listed>> {
    const found = new Map<string, Listed>();
    const urls = new Set<string>();
    for (const entry of [...ownEntries(), ...(await this.database.downloads())]) {
      if (urls.has(entry.url) || found.has(entry.id)) continue;
      urls.add(entry.url);
      found.set(entry.id, entry);
    }
    return found;
  }
}

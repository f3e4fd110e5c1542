import { appendFile, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type HistoryEntry, historyEntrySchema } from '#shared/contract/history.ts';
import { writeDurably } from '../settings/write-durably.ts';

/** Some 2,000 entries: then the older half goes. */
const LARGEST = 512 * 1024;
const KEPT_WHEN_LARGE = 1000;
/** Of those that nothing has happened to for so long, nothing is kept. */
const KEPT_MS = 180 * 24 * 3_600_000;

const ENDING = '.jsonl';

/** What happened, a file of JSON lines for each that it happened to; they outlive the app. */
export class HistoryFiles {
  readonly #folder: string;
  /** By file: so that lines are written in the order they came in. */
  readonly #writing = new Map<string, Promise<void>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Oldest first. A line that was cut short, as by a crash, is passed over; so is one that is there twice, as of two
   * windows that write down the same event.
   */
  async read(name: string): Promise<HistoryEntry[]> {
    await this.#writing.get(this.#path(name));
    let text: string;
    try {
      text = await readFile(this.#path(name), 'utf8');
    } catch {
      return [];
    }
    const entries = text.split('\n').flatMap(line => parseLine(line) ?? []);
    const byId = new Map(entries.map(entry => [entry.id, entry]));
    return [...byId.values()].toSorted((a, b) => a.at - b.at);
  }

  /** Resolves once it is written. */
  async append(name: string, entry: HistoryEntry): Promise<void> {
    await this.#next(name, async path => {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await appendFile(path, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
      if ((await stat(path)).size > LARGEST) await this.#shorten(path);
    });
  }

  /** Forgets one. Resolves once its file is gone. */
  async forget(name: string): Promise<void> {
    await this.#next(name, path => rm(path, { force: true }));
  }

  /** Of whom something is written down. */
  async names(): Promise<string[]> {
    const files = await readdir(this.#folder).catch(() => []);
    return files.filter(file => file.endsWith(ENDING)).map(file => file.slice(0, -ENDING.length));
  }

  /** Resolves once nothing is left to write. */
  async settled(): Promise<void> {
    await Promise.all(this.#writing.values());
  }

  /** Forgets those that are long gone. */
  async prune(now = Date.now()): Promise<void> {
    for (const name of await this.names()) {
      const path = this.#path(name);
      const { mtimeMs } = await stat(path);
      if (now - mtimeMs > KEPT_MS) await rm(path, { force: true });
    }
  }

  async #next(name: string, work: (path: string) => Promise<void>): Promise<void> {
    const path = this.#path(name);
    const before = this.#writing.get(path) ?? Promise.resolve();
    const writing = before.then(() => work(path));
    const settled = writing.catch(() => undefined);
    this.#writing.set(path, settled);
    await writing;
    if (this.#writing.get(path) === settled) this.#writing.delete(path);
  }

  async #shorten(path: string): Promise<void> {
    const lines = (await readFile(path, 'utf8')).split('\n').filter(line => line !== '');
    await writeDurably(`${path}.new`, `${lines.slice(-KEPT_WHEN_LARGE).join('\n')}\n`);
    await rename(`${path}.new`, path);
  }

  #path(name: string): string {
    return join(this.#folder, `${name}${ENDING}`);
  }
}

function parseLine(line: string): HistoryEntry | undefined {
  try {
    return historyEntrySchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

import { appendFile, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type HistoryEntry, historyEntrySchema } from '#shared/contract/history.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import { writeDurably } from '../settings/write-durably.ts';

/** Some 2,000 entries: then the older half goes. */
const LARGEST = 512 * 1024;
const KEPT_WHEN_LARGE = 1000;
/** Of guests that nothing has happened to for so long, nothing is kept. */
const KEPT_MS = 180 * 24 * 3_600_000;

/** What happened to guests, a file of JSON lines for each; they outlive the app and the guest. */
export class HistoryFiles {
  readonly #folder: string;
  /** By file: so that lines are written in the order they came in. */
  readonly #writing = new Map<string, Promise<void>>();

  constructor(stateDir: string) {
    this.#folder = join(stateDir, 'history');
  }

  /** Oldest first. A line that was cut short, as by a crash, is passed over. */
  async read(guest: GuestRef): Promise<HistoryEntry[]> {
    await this.#writing.get(this.#path(guest));
    let text: string;
    try {
      text = await readFile(this.#path(guest), 'utf8');
    } catch {
      return [];
    }
    return text.split('\n').flatMap(line => parseLine(line) ?? []);
  }

  /** Resolves once it is written. */
  async append(guest: GuestRef, entry: HistoryEntry): Promise<void> {
    const path = this.#path(guest);
    const before = this.#writing.get(path) ?? Promise.resolve();
    const writing = before.then(async () => {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await appendFile(path, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
      if ((await stat(path)).size > LARGEST) await this.#shorten(path);
    });
    const settled = writing.catch(() => undefined);
    this.#writing.set(path, settled);
    await writing;
    if (this.#writing.get(path) === settled) this.#writing.delete(path);
  }

  /** Resolves once nothing is left to write. */
  async settled(): Promise<void> {
    await Promise.all(this.#writing.values());
  }

  /** Forgets guests that are long gone. */
  async prune(now = Date.now()): Promise<void> {
    const names = await readdir(this.#folder).catch(() => []);
    for (const name of names) {
      const path = join(this.#folder, name);
      const { mtimeMs } = await stat(path);
      if (now - mtimeMs > KEPT_MS) await rm(path);
    }
  }

  async #shorten(path: string): Promise<void> {
    const lines = (await readFile(path, 'utf8')).split('\n').filter(line => line !== '');
    await writeDurably(`${path}.new`, `${lines.slice(-KEPT_WHEN_LARGE).join('\n')}\n`);
    await rename(`${path}.new`, path);
  }

  #path({ connection, uuid }: GuestRef): string {
    return join(this.#folder, `${connection}.${uuid}.jsonl`);
  }
}

function parseLine(line: string): HistoryEntry | undefined {
  try {
    return historyEntrySchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

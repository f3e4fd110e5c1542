import { randomUUID } from 'node:crypto';
import type { Happening, HistoryEntry } from '#shared/contract/history.ts';
import type { Logger } from '../ports.ts';
import { Emitter } from '../watch/emitter.ts';
import { Pending } from '../watch/pending.ts';
import { HistoryFiles } from './history-file.ts';

/** As many as a page shows at a time. */
const PAGE = 100;

interface Page {
  entries: HistoryEntry[];
  more: boolean;
}

/** Of what is not told unless it is otherwise than now, and by us. */
type When = Partial<Pick<HistoryEntry, 'id' | 'at'>>;

interface HistoryOptions<Ref> {
  readonly folder: string;
  /** Of its file; no two have the same. */
  readonly nameOf: (ref: Ref) => string;
  readonly log: Logger;
}

/** What happened to each machine or container, whoever did it, for as long as Innkeeper was there to see it. */
export class History<Ref> {
  readonly #files: HistoryFiles;
  readonly #nameOf: (ref: Ref) => string;
  readonly #log: Logger;
  readonly #written: Emitter<{ name: string; entry: HistoryEntry }>;

  constructor({ folder, nameOf, log }: HistoryOptions<Ref>) {
    this.#files = new HistoryFiles(folder);
    this.#nameOf = nameOf;
    this.#log = log;
    this.#written = new Emitter(error => log.error({ err: error }, 'A watcher of the history failed'));
    this.#files.prune().catch((error: unknown) => log.debug({ err: error }, 'The history was not pruned'));
  }

  /** Writes it down. What cannot be written is still told to those who look. The same id is the same entry. */
  record(ref: Ref, happening: Happening, when: When = {}): void {
    const entry = { ...happening, id: randomUUID(), at: Date.now(), ...when };
    const name = this.#nameOf(ref);
    this.#written.emit({ name, entry });
    this.#files
      .append(name, entry)
      .catch((error: unknown) => this.#log.warn({ err: error }, 'The history could not be written'));
  }

  /** Nothing of it is to be known any more. */
  forget(ref: Ref): void {
    this.#files
      .forget(this.#nameOf(ref))
      .catch((error: unknown) => this.#log.warn({ err: error }, 'The history could not be removed'));
  }

  /** Of whom something is written down, as `nameOf` names them. */
  async names(): Promise<string[]> {
    return await this.#files.names();
  }

  /** Resolves once everything is written. */
  async close(): Promise<void> {
    await this.#files.settled();
  }

  /** Those before an entry, newest last. */
  async before(ref: Ref, id: string): Promise<Page> {
    const all = await this.#files.read(this.#nameOf(ref));
    const end = all.findIndex(entry => entry.id === id);
    return pageOf(all.slice(0, Math.max(0, end)));
  }

  async *watch(ref: Ref, signal: AbortSignal): AsyncGenerator<Page, void, void> {
    const name = this.#nameOf(ref);
    const pending = new Pending<string, HistoryEntry>();
    const unlisten = this.#written.on(({ name: whose, entry }) => {
      if (whose === name) pending.put(entry.id, entry);
    });
    try {
      const first = pageOf(await this.#files.read(name));
      yield first;
      const told = new Set(first.entries.map(({ id }) => id));
      for (;;) {
        const entries = await pending.take(PAGE, signal);
        if (entries === undefined) return;
        const fresh = entries.filter(({ id }) => !told.has(id));
        if (fresh.length > 0) yield { entries: fresh, more: first.more };
      }
    } finally {
      unlisten();
    }
  }
}

function pageOf(entries: readonly HistoryEntry[]): Page {
  return { entries: entries.slice(-PAGE), more: entries.length > PAGE };
}

import { randomUUID } from 'node:crypto';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { HistoryEntry } from '#shared/contract/history.ts';
import { guestKey } from '../guests/guest-key.ts';
import type { Logger } from '../ports.ts';
import { Emitter } from '../watch/emitter.ts';
import { Pending } from '../watch/pending.ts';
import type { Happening } from './event-words.ts';
import { HistoryFiles } from './history-file.ts';

/** As many as a page shows at a time. */
const PAGE = 100;

interface Page {
  entries: HistoryEntry[];
  more: boolean;
}

/** What happened to each guest, whoever did it, for as long as Innkeeper was there to see it. */
export class History {
  readonly #files: HistoryFiles;
  readonly #log: Logger;
  readonly #written: Emitter<{ key: string; entry: HistoryEntry }>;

  constructor(stateDir: string, log: Logger) {
    this.#files = new HistoryFiles(stateDir);
    this.#log = log;
    this.#written = new Emitter(error => log.error({ err: error }, 'A watcher of the history failed'));
    this.#files.prune().catch((error: unknown) => log.debug({ err: error }, 'The history was not pruned'));
  }

  /** Writes it down. What cannot be written is still told to those who look. */
  record(guest: GuestRef, happening: Happening): void {
    const entry = { ...happening, id: randomUUID(), at: Date.now() };
    this.#written.emit({ key: guestKey(guest), entry });
    this.#files
      .append(guest, entry)
      .catch((error: unknown) => this.#log.warn({ err: error }, 'The history could not be written'));
  }

  /** Resolves once everything is written. */
  async close(): Promise<void> {
    await this.#files.settled();
  }

  /** Those before an entry, newest last. */
  async before(guest: GuestRef, id: string): Promise<Page> {
    const all = await this.#files.read(guest);
    const end = all.findIndex(entry => entry.id === id);
    return pageOf(all.slice(0, Math.max(0, end)));
  }

  async *watch(guest: GuestRef, signal: AbortSignal): AsyncGenerator<Page, void, void> {
    const key = guestKey(guest);
    const pending = new Pending<string, HistoryEntry>();
    const unlisten = this.#written.on(({ key: whose, entry }) => {
      if (whose === key) pending.put(entry.id, entry);
    });
    try {
      const first = pageOf(await this.#files.read(guest));
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

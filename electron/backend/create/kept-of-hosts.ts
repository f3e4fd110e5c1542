import type { ConnectionId } from '#shared/contract/values.ts';
import type { LiveConnection, Logger } from '../ports.ts';
import { Emitter } from '../watch/emitter.ts';
import { type Age, type Ages, Kept, take } from './kept.ts';

export interface ReadingOfHosts<Reading> {
  readonly log: Logger;
  /** What it is of, for the log: “host devices”. */
  readonly of: string;
  readonly ages: Ages;
  readonly read: (live: LiveConnection) => Promise<Reading>;
  /** Whoever looks at the one need not be shown the other. */
  readonly isSame: (a: Reading, b: Reading) => boolean;
  /** A connection is asked about for the first time. */
  readonly began?: (live: LiveConnection) => void;
}

/** What is read of the hosts of all connections, as last read, each for as long as its connection lasts. */
export class KeptOfHosts<Reading> {
  readonly #reading: ReadingOfHosts<Reading>;
  readonly #known = new WeakMap<LiveConnection, Kept<Reading>>();
  readonly #changes: Emitter<ConnectionId>;

  constructor(reading: ReadingOfHosts<Reading>) {
    this.#reading = reading;
    const { log, of } = reading;
    this.#changes = new Emitter(error => log.error({ err: error }, `A listener to ${of} failed`));
  }

  /** Rejects as the reading does. */
  async read(live: LiveConnection, age: Age = 'kept'): Promise<Reading> {
    return await take(this.of(live), age);
  }

  /** Something was done on the host, by us or by what an event told of. */
  forget(live: LiveConnection): void {
    this.#known.get(live)?.forget();
    this.#changes.emit(live.id);
  }

  /** Calls back when what was read of a host may have changed; returns how to stop. */
  onChange(listener: (id: ConnectionId) => void): () => void {
    return this.#changes.on(listener);
  }

  protected of(live: LiveConnection): Kept<Reading> {
    const present = this.#known.get(live);
    if (present) return present;
    const { read, isSame, ages, began } = this.#reading;
    let last: Reading | undefined;
    const kept = new Kept(async () => {
      const reading = await read(live);
      if (last !== undefined && !isSame(last, reading)) this.#changes.emit(live.id);
      return (last = reading);
    }, ages);
    this.#known.set(live, kept);
    began?.(live);
    return kept;
  }
}

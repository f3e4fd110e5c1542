import type { WiringRate } from '#shared/contract/wiring.ts';
import { type CountersReading, ratesBetween } from '#shared/domain/wiring/rates.ts';

export interface RatesWatcher {
  readonly intervalMs: number;
  tell(rates: WiringRate[]): void;
}

/** Collects until aborted; `tell` at once, and then once an interval. */
export type Collect = (options: {
  readonly intervalMs: number;
  readonly signal: AbortSignal;
  readonly tell: (counters: CountersReading['counters']) => void;
}) => Promise<void>;

/** The first rate soon after the first reading, and then at the pace of who looks most often. */
export class ConnectionRates {
  readonly #watchers = new Set<RatesWatcher>();
  readonly #collect: Collect;
  readonly #options: {
    readonly onLinks: () => void;
    readonly onError: (error: unknown) => void;
  };
  #running: { readonly stop: AbortController; readonly intervalMs: number } | undefined;
  #last: CountersReading | undefined;

  constructor(
    collect: Collect,
    options: { readonly onLinks: () => void; readonly onError: (error: unknown) => void },
  ) {
    this.#collect = collect;
    this.#options = options;
  }

  /** Returns how to stop. */
  watch(watcher: RatesWatcher): () => void {
    this.#watchers.add(watcher);
    this.#pace();
    return () => {
      this.#watchers.delete(watcher);
      this.#pace();
    };
  }

  #pace(): void {
    const intervalMs = Math.min(...Array.from(this.#watchers, each => each.intervalMs));
    if (this.#running?.intervalMs === intervalMs) return;
    this.#running?.stop.abort();
    this.#running = undefined;
    if (!Number.isFinite(intervalMs)) {
      this.#last = undefined;
      return;
    }
    const running = { stop: new AbortController(), intervalMs };
    this.#running = running;
    const { signal } = running.stop;
    const tell = (counters: CountersReading['counters']) => {
      if (!signal.aborted) this.#take({ at: performance.now(), counters });
    };
    this.#collect({ intervalMs, signal, tell })
      .catch((error: unknown) => {
        if (!signal.aborted) this.#options.onError(error);
      })
      .finally(() => {
        if (this.#running === running) this.#running = undefined;
      });
  }

  #take(reading: CountersReading): void {
    const before = this.#last;
    this.#last = reading;
    if (!before) return;
    // The kernel lists links in no order that would stay: only which there are tells.
    const known = new Set(before.counters.map(({ name }) => name));
    const same =
      known.size === reading.counters.length && reading.counters.every(({ name }) => known.has(name));
    if (!same) this.#options.onLinks();
    const rates = ratesBetween(before, reading);
    for (const watcher of this.#watchers) watcher.tell(rates);
  }
}

import type { DownloadProgress, OnProgress } from './progress.ts';

interface Flight<T> {
  readonly result: Promise<T>;
  readonly abort: AbortController;
  readonly listeners: Set<OnProgress>;
  latest?: DownloadProgress;
}

/** Work that several ask for at the same time and that is done once; it stops when the last one gives up. */
export class InFlight<T> {
  private readonly flights = new Map<string, Flight<T>>();

  has(id: string): boolean {
    return this.flights.has(id);
  }

  async join(
    id: string,
    signal: AbortSignal,
    listener: OnProgress,
    start: (signal: AbortSignal, progress: OnProgress) => Promise<T>,
  ): Promise<T> {
    signal.throwIfAborted();
    let flight = this.flights.get(id);
    // One that all have left is on its way out.
    for (; flight?.abort.signal.aborted; flight = this.flights.get(id)) await flight.result.catch(() => {});
    flight ??= this.begin(id, start);
    // The same function twice is two listeners.
    const own: OnProgress = progress => listener(progress);
    flight.listeners.add(own);
    if (flight.latest) own(flight.latest);
    let leave = (): void => {};
    const left = new Promise<never>((_, reject) => {
      leave = () => reject(signal.reason as Error);
    });
    signal.addEventListener('abort', leave, { once: true });
    try {
      return await Promise.race([flight.result, left]);
    } finally {
      signal.removeEventListener('abort', leave);
      flight.listeners.delete(own);
      if (flight.listeners.size === 0 && signal.aborted) {
        flight.abort.abort();
        // Whoever was last leaves nothing behind that still writes.
        await flight.result.catch(() => {});
      }
    }
  }

  private begin(id: string, start: (signal: AbortSignal, progress: OnProgress) => Promise<T>): Flight<T> {
    const abort = new AbortController();
    const listeners = new Set<OnProgress>();
    const tell: OnProgress = progress => {
      flight.latest = progress;
      for (const listener of listeners) listener(progress);
    };
    const result = Promise.resolve()
      .then(() => start(abort.signal, tell))
      .finally(() => this.flights.delete(id));
    // Each who joined hears of it; this one is for when all have left.
    result.catch(() => {});
    const flight: Flight<T> = { result, abort, listeners };
    this.flights.set(id, flight);
    return flight;
  }
}

import { pause } from './pause.ts';

export interface FollowOptions<Event> {
  /** Opens the stream; it must end when the signal aborts. */
  open: (signal: AbortSignal) => Promise<AsyncIterable<Event>>;
  apply: (event: Event) => void;
  /** The stream broke or could not be opened; what was applied may be stale until the next event. */
  lost: (error: unknown) => void;
  signal: AbortSignal;
  /** Milliseconds before attempt `n` (0 is the first one after a loss). */
  delay?: (attempt: number) => number;
}

/** 0.25 s doubling up to 10 s, spread by a quarter so that many windows do not knock at once. */
export function backOff(attempt: number, random = Math.random): number {
  const base = Math.min(10_000, 250 * 2 ** attempt);
  return base * (0.875 + random() * 0.25);
}

/** Applies a stream's events for as long as the signal lets it, opening it again whenever it breaks. */
export async function follow<Event>(options: FollowOptions<Event>): Promise<void> {
  const { open, apply, lost, signal, delay = backOff } = options;
  let attempt = 0;
  while (!signal.aborted) {
    let error: unknown;
    try {
      for await (const event of await open(signal)) {
        if (signal.aborted) return;
        attempt = 0;
        apply(event);
      }
    } catch (caught) {
      error = caught;
    }
    if (signal.aborted) return;
    lost(error);
    await pause(delay(attempt++), signal);
  }
}

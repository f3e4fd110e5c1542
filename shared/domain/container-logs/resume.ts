import type { LogStream } from './frames.ts';
import { isBefore, momentOf, type Stamp } from './stamps.ts';

interface Seen {
  readonly last: Stamp;
  /** How many of exactly that moment. */
  readonly count: number;
}

/** Of one second of the other stream so much is read again at most. */
const overlapSeconds = 1;

/**
 * Goes on with a log where its stream broke, without a hole and without a line twice. Each stream's stamps only grow,
 * as one reader of the engine writes them; those of both together may be a little out of order. The engine's `since`
 * includes its moment, so what is known of the last one is counted.
 */
export class ResumePoint {
  readonly #seen = new Map<LogStream, Seen>();
  /** Nothing before that was asked for: the last lines of a log begin with it. */
  from: Stamp | undefined;
  /** What is still to be left out, of a stream opened again. */
  #skipped = new Map<LogStream, { readonly seen: Seen; left: number }>();

  /** Undefined while nothing was read: then the log is asked for as at first. */
  get since(): string | undefined {
    const lasts = [...this.#seen.values()].map(({ last }) => last).sort((a, b) => (isBefore(a, b) ? -1 : 1));
    const [first] = lasts;
    const last = lasts.at(-1);
    if (first === undefined || last === undefined) return undefined;
    const nearest = { seconds: last.seconds - overlapSeconds, nanos: last.nanos };
    // A stream that was silent so far may have written a moment before the other did.
    const begin = lasts.length < 2 || isBefore(first, nearest) ? nearest : first;
    return momentOf(this.from !== undefined && isBefore(begin, this.from) ? this.from : begin);
  }

  /** What comes now may begin with what was there already. */
  again(): void {
    this.#skipped = new Map([...this.#seen].map(([stream, seen]) => [stream, { seen, left: seen.count }]));
  }

  /** Whether this one is new; it is known from now on. */
  take(stream: LogStream, stamp: Stamp): boolean {
    const skip = this.#skipped.get(stream);
    if (skip !== undefined) {
      const { last } = skip.seen;
      if (isBefore(stamp, last)) return false;
      if (skip.left > 0 && !isBefore(last, stamp)) {
        skip.left -= 1;
        return false;
      }
      if (isBefore(last, stamp)) this.#skipped.delete(stream);
    }
    const seen = this.#seen.get(stream);
    // Only after the engine's clock was set back.
    if (seen !== undefined && isBefore(stamp, seen.last)) return true;
    const same = seen !== undefined && !isBefore(seen.last, stamp);
    this.#seen.set(stream, { last: stamp, count: same ? seen.count + 1 : 1 });
    return true;
  }
}

import type { LogStream } from '#shared/domain/container-logs/frames.ts';
import type { LineSink } from '#shared/domain/container-logs/log-reader.ts';
import { isBefore, type Stamp } from '#shared/domain/container-logs/stamps.ts';

/** Milliseconds. A log that takes longer to be read does not hold up the others. */
const LONGEST_WAIT = 5000;

interface Held {
  readonly stream: LogStream;
  readonly stamp: Stamp;
  readonly text: string;
}

/** Lines of several logs that were there already, put in the order of their time; what follows goes on as it comes. */
export class LogMerge {
  readonly #line: LineSink;
  readonly #awaited: Set<string>;
  readonly #timer: ReturnType<typeof setTimeout>;
  #held: Held[] | undefined = [];

  /** @param logs names of those that are waited for */
  constructor(logs: readonly string[], line: LineSink) {
    this.#line = line;
    this.#awaited = new Set(logs);
    this.#timer = setTimeout(() => this.#open(), LONGEST_WAIT);
  }

  readonly line: LineSink = (stream, stamp, text) => {
    if (this.#held === undefined) this.#line(stream, stamp, text);
    else this.#held.push({ stream, stamp, text });
  };

  /** All that was there of one is handed over, or none of it comes. */
  caughtUp(log: string): void {
    this.#awaited.delete(log);
    if (this.#awaited.size === 0) this.#open();
  }

  #open(): void {
    clearTimeout(this.#timer);
    const held = this.#held ?? [];
    this.#held = undefined;
    held.sort((a, b) => (isBefore(a.stamp, b.stamp) ? -1 : isBefore(b.stamp, a.stamp) ? 1 : 0));
    for (const { stream, stamp, text } of held) this.#line(stream, stamp, text);
  }
}

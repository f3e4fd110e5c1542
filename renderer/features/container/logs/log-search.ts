import { withoutEscapes } from '#shared/domain/container-logs/ansi.ts';
import type { LogStore } from './log-store.ts';

export interface LogPattern {
  readonly text: string;
  readonly matchCase: boolean;
  readonly regular: boolean;
}

/** Undefined for one that cannot be read. */
export function regularOf({ text, matchCase, regular }: LogPattern): RegExp | undefined {
  const source = regular ? text : text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  try {
    return new RegExp(source, matchCase ? 'gu' : 'giu');
  } catch {
    return undefined;
  }
}

/** Milliseconds that are searched at once; then the page is drawn and keys are heard. */
const TURN = 8;

/** The lines of a store that a pattern is found in, of those that are there and those that come. */
export class LogSearch {
  readonly #store: LogStore;
  readonly #pattern: RegExp;
  readonly #listeners = new Set<() => void>();
  #version = 0;
  /** By their place among all that ever came, in order. */
  #lines: number[] = [];
  #next: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopListening: (() => void) | undefined;

  constructor(store: LogStore, pattern: RegExp) {
    this.#store = store;
    // Without the flag that remembers where the last match was.
    this.#pattern = new RegExp(pattern.source, pattern.flags.replace('g', ''));
    this.#next = store.dropped;
  }

  /** Told when there are more, or all is searched. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Another with each time that listeners were told. */
  get version(): number {
    return this.#version;
  }

  start(): void {
    this.#stopListening = this.#store.subscribe(() => this.#soon());
    this.#soon();
  }

  get count(): number {
    this.#forgetDropped();
    return this.#lines.length;
  }

  /** Lines that were not looked at yet. */
  get left(): number {
    return this.#store.total - this.#next;
  }

  /** Its place among those found, from 0; -1 where it is none of them. */
  indexOf(line: number): number {
    const at = this.#firstFrom(line);
    return this.#lines[at] === line ? at : -1;
  }

  /** The next one after a line or before it, round the end; undefined where there is none. */
  step(from: number | undefined, forward: boolean): number | undefined {
    this.#forgetDropped();
    if (from === undefined) return this.#lines.at(-1);
    if (forward) return this.#lines[this.#firstFrom(from + 1)] ?? this.#lines[0];
    return this.#lines[this.#firstFrom(from) - 1] ?? this.#lines.at(-1);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#stopListening?.();
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => this.#turn());
  }

  #turn(): void {
    this.#timer = undefined;
    const { dropped, total } = this.#store;
    this.#next = Math.max(this.#next, dropped);
    const until = performance.now() + TURN;
    while (this.#next < total) {
      const { text } = this.#store.line(this.#next - dropped);
      if (this.#pattern.test(withoutEscapes(text))) this.#lines.push(this.#next);
      this.#next += 1;
      if (this.#next % 64 === 0 && performance.now() > until) {
        this.#soon();
        break;
      }
    }
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }

  #forgetDropped(): void {
    const { dropped } = this.#store;
    if ((this.#lines[0] ?? dropped) < dropped) this.#lines = this.#lines.slice(this.#firstFrom(dropped));
  }

  #firstFrom(line: number): number {
    let low = 0;
    let high = this.#lines.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#lines[middle] ?? 0) < line) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

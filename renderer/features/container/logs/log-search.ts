import { withoutEscapes } from '#shared/domain/container-logs/ansi.ts';
import { charactersSearched } from '#shared/domain/container-logs/expression-cost.ts';
import { LineFinder, SLOW } from '#shared/domain/container-logs/line-finder.ts';
import type { LogStore } from './log-store.ts';

export interface LogPattern {
  readonly text: string;
  readonly matchCase: boolean;
  readonly regular: boolean;
}

/** Undefined for one that cannot be read, or is not tried. */
export function regularOf({ text, matchCase, regular }: LogPattern): RegExp | undefined {
  const source = regular ? text : text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  if (charactersSearched(source) === undefined) return undefined;
  try {
    return new RegExp(source, matchCase ? 'gu' : 'giu');
  } catch {
    return undefined;
  }
}

/** Milliseconds that are searched at once; then the page is drawn and keys are heard. */
const TURN = 8;
/** Milliseconds. An expression that a single line takes longer with is given up. */
const LONGEST_LINE = 100;

/** The lines of a store that a pattern is found in, of those that are there and those that come. */
export class LogSearch {
  readonly #store: LogStore;
  readonly finder: LineFinder;
  #slow = false;
  /** The line that took too long once. */
  #tried: number | undefined;
  readonly #listeners = new Set<() => void>();
  #version = 0;
  /** By their place among all that ever came, in order. */
  #lines: number[] = [];
  #next: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopListening: (() => void) | undefined;

  constructor(store: LogStore, pattern: RegExp) {
    this.#store = store;
    this.finder = new LineFinder(pattern);
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

  /** It took too long with one line, and was given up. */
  get slow(): boolean {
    return this.#slow;
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
    if (!this.#slow) this.#timer ??= setTimeout(() => this.#turn());
  }

  #turn(): void {
    this.#timer = undefined;
    const { dropped, total } = this.#store;
    this.#next = Math.max(this.#next, dropped);
    const until = performance.now() + TURN;
    while (this.#next < total) {
      const found = this.#finds(withoutEscapes(this.#store.line(this.#next - dropped).text));
      if (found !== SLOW) {
        if (found) this.#lines.push(this.#next);
        this.#next += 1;
      } else if (this.#tried === this.#next) {
        this.#slow = true;
      }
      // Once more in another turn: the machine may have been busy with something else.
      if (found === SLOW) this.#tried = this.#next;
      if (found === SLOW || performance.now() > until) {
        this.#soon();
        break;
      }
    }
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }

  #finds(text: string): boolean | typeof SLOW {
    const until = performance.now() + LONGEST_LINE;
    const overdue = () => performance.now() > until;
    const place = this.finder.find(text, 0, overdue);
    if (place === SLOW || overdue()) return SLOW;
    return place !== undefined;
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

import type { LogStream } from '#shared/domain/container-logs/frames.ts';
import type { Stamp } from '#shared/domain/container-logs/stamps.ts';
import { columnsDrawn } from './line-part.ts';

export interface LogLine {
  readonly text: string;
  readonly stream: LogStream;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Lines of a chunk; the last one may have fewer. */
const CHUNK = 1024;

/** More than a person reads, and as much as a page can hold without getting slow. */
export const heldAtMost = { lines: 1_500_000, characters: 256 * 1024 * 1024 };

/**
 * How many times as long as a drawing takes lines are read before the next. A page that draws all the time takes one
 * window of bytes between two frames, however fast a container writes.
 */
const READING_SHARE = 2;

/** One long string and where its lines end: a million small ones would keep the collector of garbage busy. */
interface Sealed {
  readonly text: string;
  readonly ends: Uint32Array;
  readonly streams: Uint8Array;
  readonly at: Float64Array;
  /** Rows it takes where lines are broken at so many columns. */
  wrapped?: { readonly columns: number; readonly rows: number };
}

class Growing {
  readonly lines: string[] = [];
  readonly streams = new Uint8Array(CHUNK);
  readonly at = new Float64Array(CHUNK);

  seal(): Sealed {
    let end = 0;
    const ends = Uint32Array.from(this.lines, line => (end += line.length));
    return { text: this.lines.join(''), ends, streams: this.streams, at: this.at };
  }
}

/** The lines that a page holds of one log, oldest first. */
export class LogStore {
  #sealed: Sealed[] = [];
  #growing = new Growing();
  #characters = 0;
  #dropped = 0;
  #longest = 0;
  readonly #listeners = new Set<() => void>();
  #told = true;
  readonly #limits: typeof heldAtMost;

  constructor(limits = heldAtMost) {
    this.#limits = limits;
  }

  /** Lines held now. */
  get count(): number {
    return this.#sealed.length * CHUNK + this.#growing.lines.length;
  }

  /** Lines that were held, and had to make room. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Lines that came in all: changes with each. */
  get total(): number {
    return this.#dropped + this.count;
  }

  /** Characters of the longest line that was held. */
  get longest(): number {
    return this.#longest;
  }

  /** Told of new lines once for each frame at most, less often where drawing is slow, and now and then while hidden. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  append(stream: LogStream, { seconds, nanos }: Stamp, text: string): void {
    const growing = this.#growing;
    const place = growing.lines.push(text) - 1;
    growing.streams[place] = stream;
    growing.at[place] = seconds * 1000 + Math.floor(nanos / 1e6);
    this.#characters += text.length;
    if (text.length > this.#longest) this.#longest = text.length;
    if (place === CHUNK - 1) this.#turn();
    if (this.#told) this.#tell();
  }

  /** By its place among those held; throws for one that is not. */
  line(index: number): LogLine {
    const chunk = this.#sealed[Math.floor(index / CHUNK)];
    const place = index % CHUNK;
    const { streams, at } = chunk ?? this.#growing;
    const text = chunk === undefined ? this.#growing.lines[place] : textAt(chunk, place);
    if (text === undefined) throw new RangeError(`There is no line ${index}.`);
    return { text, stream: streams[place] === 2 ? 2 : 1, at: at[place] ?? 0 };
  }

  /** Rows of each chunk where lines are broken at so many columns, in order. */
  chunkRows(columns: number): number[] {
    const rows = this.#sealed.map(chunk => {
      if (chunk.wrapped?.columns !== columns) {
        let sum = 0;
        for (let place = 0; place < CHUNK; place += 1) sum += rowsOf(lengthAt(chunk, place), columns);
        chunk.wrapped = { columns, rows: sum };
      }
      return chunk.wrapped.rows;
    });
    const last = this.#growing.lines.reduce((sum, { length }) => sum + rowsOf(length, columns), 0);
    return [...rows, last];
  }

  rowsOfLine(index: number, columns: number): number {
    const chunk = this.#sealed[Math.floor(index / CHUNK)];
    const place = index % CHUNK;
    return rowsOf(
      chunk === undefined ? (this.#growing.lines[place]?.length ?? 0) : lengthAt(chunk, place),
      columns,
    );
  }

  #turn(): void {
    this.#sealed.push(this.#growing.seal());
    this.#growing = new Growing();
    const { lines, characters } = this.#limits;
    while (this.#sealed.length > 1 && (this.count > lines || this.#characters > characters)) {
      const oldest = this.#sealed.shift();
      this.#dropped += CHUNK;
      this.#characters -= oldest?.text.length ?? 0;
    }
  }

  #tell(): void {
    this.#told = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      const before = this.total;
      const begun = performance.now();
      for (const listener of this.#listeners) listener();
      // After the frame that this asked for; what it took is given to reading twice before the next is asked for.
      setTimeout(() => setTimeout(() => this.#mayTell(before), (performance.now() - begun) * READING_SHARE));
    };
    const frame = requestAnimationFrame(tell);
    // A hidden page draws no frames.
    timer = setTimeout(tell, 250);
  }

  #mayTell(before: number): void {
    this.#told = true;
    if (this.total > before) this.#tell();
  }
}

export const linesOfChunk = CHUNK;

const rowsOf = (length: number, columns: number): number =>
  Math.max(1, Math.ceil(columnsDrawn(length) / columns));
const startAt = ({ ends }: Sealed, place: number): number => (place === 0 ? 0 : (ends[place - 1] ?? 0));
const lengthAt = (chunk: Sealed, place: number): number => (chunk.ends[place] ?? 0) - startAt(chunk, place);
const textAt = (chunk: Sealed, place: number): string =>
  chunk.text.slice(startAt(chunk, place), chunk.ends[place]);

import { linesOfChunk, type LogStore } from './log-store.ts';

/** Pixels. Browsers draw nothing right in boxes much higher than this. */
const HIGHEST = 15_000_000;

/**
 * Where lines stand: a row each, or as many as they take where they are broken at `columns`. Wide letters are not
 * counted: what is shown stands one below the other anyway, and only where the scroll bar is goes by this.
 */
export class LogRows {
  readonly total: number;
  readonly #store: LogStore;
  readonly #columns: number | undefined;
  readonly #chunks: number[];

  constructor(store: LogStore, columns: number | undefined) {
    this.#store = store;
    this.#columns = columns;
    this.#chunks = columns === undefined ? [] : store.chunkRows(columns);
    this.total = columns === undefined ? store.count : this.#chunks.reduce((sum, rows) => sum + rows, 0);
  }

  /** The line that is on a row, and the row on which that begins. */
  at(row: number): { line: number; row: number } {
    if (this.#columns === undefined) {
      const line = Math.max(0, Math.min(row, this.#store.count - 1));
      return { line, row: line };
    }
    let before = 0;
    let chunk = 0;
    for (; chunk < this.#chunks.length - 1; chunk += 1) {
      const rows = this.#chunks[chunk] ?? 0;
      if (before + rows > row) break;
      before += rows;
    }
    let line = chunk * linesOfChunk;
    for (; line < this.#store.count - 1; line += 1) {
      const rows = this.#store.rowsOfLine(line, this.#columns);
      if (before + rows > row) break;
      before += rows;
    }
    return { line, row: before };
  }

  /** On which a line begins. */
  of(line: number): number {
    if (this.#columns === undefined) return line;
    const chunk = Math.floor(line / linesOfChunk);
    let row = this.#chunks.slice(0, chunk).reduce((sum, rows) => sum + rows, 0);
    for (let each = chunk * linesOfChunk; each < line; each += 1)
      row += this.#store.rowsOfLine(each, this.#columns);
    return row;
  }

  /** Pixels of a row on the scroll bar: fewer than it is high where all of them would be too many. */
  scale(height: number): number {
    return Math.min(height, HIGHEST / Math.max(1, this.total));
  }
}

/** An image of 8-bit red, green and blue, rows from the top, without padding. */
export interface RgbImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/**
 * Scales an image down while its rows arrive, each pixel the mean of those it stands for. Only the small image
 * is ever held. A width at or above the source's leaves it as it is.
 */
export class RowScaler {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
  readonly #sourceWidth: number;
  readonly #sourceHeight: number;
  readonly #sums: Float64Array;
  readonly #counts: Float64Array;
  #row = 0;
  #rowsInSum = 0;

  constructor(sourceWidth: number, sourceHeight: number, maxWidth: number) {
    this.width = Math.min(sourceWidth, maxWidth);
    this.height = Math.max(1, Math.round((sourceHeight * this.width) / sourceWidth));
    this.pixels = new Uint8Array(this.width * this.height * 3);
    this.#sourceWidth = sourceWidth;
    this.#sourceHeight = sourceHeight;
    this.#sums = new Float64Array(this.width * 3);
    this.#counts = new Float64Array(this.width);
    for (let x = 0; x < sourceWidth; x += 1) {
      const column = Math.floor((x * this.width) / sourceWidth);
      this.#counts[column] = (this.#counts[column] ?? 0) + 1;
    }
  }

  /** Takes the next row: `channels` bytes a pixel, red, green and blue first. */
  push(row: Uint8Array, channels: 3 | 4): void {
    const sums = this.#sums;
    for (let x = 0, at = 0; x < this.#sourceWidth; x += 1, at += channels) {
      const to = Math.floor((x * this.width) / this.#sourceWidth) * 3;
      sums[to] = (sums[to] ?? 0) + (row[at] ?? 0);
      sums[to + 1] = (sums[to + 1] ?? 0) + (row[at + 1] ?? 0);
      sums[to + 2] = (sums[to + 2] ?? 0) + (row[at + 2] ?? 0);
    }
    const target = this.#targetRow(this.#row);
    this.#row += 1;
    this.#rowsInSum += 1;
    if (this.#row === this.#sourceHeight || this.#targetRow(this.#row) !== target) this.#flush(target);
  }

  get complete(): boolean {
    return this.#row === this.#sourceHeight;
  }

  #targetRow(row: number): number {
    return Math.floor((row * this.height) / this.#sourceHeight);
  }

  #flush(target: number): void {
    const start = target * this.width * 3;
    for (let index = 0; index < this.#sums.length; index += 1) {
      const count = (this.#counts[Math.floor(index / 3)] ?? 1) * this.#rowsInSum;
      this.pixels[start + index] = Math.round((this.#sums[index] ?? 0) / count);
    }
    this.#sums.fill(0);
    this.#rowsInSum = 0;
  }
}

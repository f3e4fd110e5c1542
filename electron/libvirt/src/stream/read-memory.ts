/** Memory to read a file into, used again once what it held has gone its way. */
export class ReadMemory {
  readonly #size: number;
  readonly #passed: () => number;
  /** In the order of the file, with where each ends there. */
  readonly #inUse: { readonly buffer: Buffer; readonly end: number }[] = [];

  /**
   * @param size bytes that fit at a time
   * @param passed everything before this place of the file was read for the last time
   */
  constructor(size: number, passed: () => number) {
    this.#size = size;
    this.#passed = passed;
  }

  /** For what ends at this place of the file; the places asked for only grow. */
  until(end: number): Buffer {
    const [oldest] = this.#inUse;
    const free = oldest !== undefined && oldest.end <= this.#passed();
    if (free) this.#inUse.shift();
    const buffer = free ? oldest.buffer : Buffer.allocUnsafeSlow(this.#size);
    this.#inUse.push({ buffer, end });
    return buffer;
  }
}

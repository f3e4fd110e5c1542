/** Bytes kept for the next ones that ask, at most: a reader that comes late gives many back at once. */
const SPARE_MAX = 4 * 1024 * 1024;

/**
 * Memory that is lent and, where its user says so, lent again. Each fresh buffer is memory that V8 does not manage but
 * counts: at some hundred megabytes a second it collects all of its garbage many times a second.
 */
export class ReusedBuffers {
  readonly #size: number;
  readonly #spare: Buffer[] = [];
  /** What is never given back leaves with its user. */
  readonly #lent = new WeakMap<ArrayBufferLike, Buffer>();

  /** @param size of each, in bytes */
  constructor(size: number) {
    this.#size = size;
  }

  lend(): Buffer {
    const buffer = this.#spare.pop() ?? Buffer.allocUnsafeSlow(this.#size);
    this.#lent.set(buffer.buffer, buffer);
    return buffer;
  }

  /** Takes back what `bytes` are a part of; nothing where it was not lent here, or is back already. */
  giveBack({ buffer }: Uint8Array): void {
    const lent = this.#lent.get(buffer);
    if (!lent) return;
    this.#lent.delete(buffer);
    if (this.#spare.length * this.#size < SPARE_MAX) this.#spare.push(lent);
  }
}

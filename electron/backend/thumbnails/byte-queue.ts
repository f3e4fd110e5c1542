/** Bytes that arrive in chunks of any size and are taken in pieces of one's own. */
export class ByteQueue {
  #chunks: Uint8Array[] = [];
  #offset = 0;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.#chunks.push(chunk);
    this.#length += chunk.length;
  }

  /** The next `count` bytes, or undefined while fewer are there. Valid until they are changed by their owner. */
  take(count: number): Uint8Array | undefined {
    if (this.#length < count) return undefined;
    const first = this.#chunks[0];
    if (first === undefined) return new Uint8Array(0);
    this.#length -= count;
    if (first.length - this.#offset > count) {
      this.#offset += count;
      return first.subarray(this.#offset - count, this.#offset);
    }
    return this.#join(count);
  }

  #join(count: number): Uint8Array {
    const joined = new Uint8Array(count);
    let filled = 0;
    while (filled < count) {
      const chunk = this.#chunks[0] as Uint8Array;
      const piece = chunk.subarray(this.#offset, this.#offset + count - filled);
      joined.set(piece, filled);
      filled += piece.length;
      this.#offset += piece.length;
      if (this.#offset === chunk.length) {
        this.#chunks.shift();
        this.#offset = 0;
      }
    }
    return joined;
  }
}

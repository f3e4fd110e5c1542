/** Bytes: what a console takes at once of its viewer, and more than anybody types before a shell is there. */
const MOST = 64 * 1024;

/** What was typed before there was anybody to read it, in order. */
export class TypeAhead {
  #parts: Uint8Array[] = [];
  #bytes = 0;
  #lost: true | undefined;

  /** Some of it did not fit, and nothing after that was kept: half a command could do harm. */
  get lost(): true | undefined {
    return this.#lost;
  }

  keep(bytes: Uint8Array): void {
    if (this.#lost || this.#bytes + bytes.length > MOST) {
      this.#lost = true;
      return;
    }
    this.#parts.push(bytes);
    this.#bytes += bytes.length;
  }

  /** All of it, once; then it is empty. */
  take(): readonly Uint8Array[] {
    const parts = this.#parts;
    this.forget();
    return parts;
  }

  forget(): void {
    this.#parts = [];
    this.#bytes = 0;
    this.#lost = undefined;
  }
}

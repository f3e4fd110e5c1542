import { newSecret } from './secrets.ts';

/** More than anybody opens at a time; the oldest is forgotten first. */
const keep = 16;

/** Links that open the browser front once. */
export class OneTimeLinks {
  readonly #keys = new Set<string>();

  make(): string {
    const key = newSecret();
    this.#keys.add(key);
    for (const oldest of this.#keys) {
      if (this.#keys.size <= keep) break;
      this.#keys.delete(oldest);
    }
    return key;
  }

  /** True once for each key. A set looks 256 random bits up by hash, which tells nothing by its time. */
  use(key: string): boolean {
    return this.#keys.delete(key);
  }
}

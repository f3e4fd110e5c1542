import { type Ages, Kept } from './kept.ts';

/** A person types through many. */
const MOST = 500;

/** What was read of many things by their key, each for as long as its stamp stays the same. */
export class Remembered<Value> {
  readonly #known = new Map<string, { stamp: string; readonly kept: Kept<Value> }>();
  readonly #ages: Ages;

  constructor(ages: Ages) {
    this.#ages = ages;
  }

  /** Something was done that may have changed any of it. */
  forget(): void {
    for (const { kept } of this.#known.values()) kept.forget();
  }

  /** `load` is that of whoever asked first. */
  of(key: string, stamp: string, load: () => Promise<Value>): Kept<Value> {
    const present = this.#known.get(key);
    if (present) {
      if (present.stamp !== stamp) present.kept.forget();
      present.stamp = stamp;
      return present.kept;
    }
    const [oldest] = this.#known.keys();
    if (this.#known.size >= MOST && oldest !== undefined) this.#known.delete(oldest);
    const kept = new Kept(load, this.#ages);
    this.#known.set(key, { stamp, kept });
    return kept;
  }
}

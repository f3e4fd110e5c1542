import { setTimeout as pause } from 'node:timers/promises';

/** Whoever types rests no longer between two letters. */
const REST_MS = 300;
const REMEMBERED = 50;

/** Tells whole addresses from those that are still being typed: no server is asked for the beginning of one. */
export class TypedAddresses {
  readonly #asked: { readonly number: number; readonly address: string }[] = [];
  #count = 0;

  /** Resolves with false as soon as it is plain that the address was on its way to another. */
  async isWhole(address: string): Promise<boolean> {
    const number = this.#count++;
    this.#asked.push({ number, address });
    if (this.#asked.length > REMEMBERED) this.#asked.shift();
    await pause(REST_MS);
    return !this.#asked.some(
      later =>
        later.number > number &&
        later.address !== address &&
        (later.address.startsWith(address) || address.startsWith(later.address)),
    );
  }
}

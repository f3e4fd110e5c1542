import { createHash, type Hash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { Checksum } from '#shared/contract/create/image.ts';
import { MiB } from '#shared/domain/units.ts';
import type { StreamItem } from '../storage/send-items.ts';

const ZEROS = Buffer.alloc(MiB);
/** Zeros hashed between two turns of the event loop: some milliseconds. */
const TURN = 8 * MiB;

export type Algorithm = 'sha256' | 'sha512';

/** The checksum of what passes, holes counted as the zeros that they stand for. */
export class RunningChecksum {
  readonly #hash: Hash;
  readonly algorithm: Algorithm;

  constructor(algorithm: Algorithm) {
    this.algorithm = algorithm;
    this.#hash = createHash(algorithm);
  }

  /** At once, but for holes: many zeros take their time, and let others have theirs. */
  add(item: StreamItem, signal: AbortSignal): void | Promise<void> {
    if (!Buffer.isBuffer(item)) return this.#zeros(item.length, signal);
    this.#hash.update(item);
  }

  /** In the contract's form: `sha256:HEX`. Once. */
  digest(): Checksum {
    return `${this.algorithm}:${this.#hash.digest('hex')}`;
  }

  async #zeros(length: number, signal: AbortSignal): Promise<void> {
    for (let left = length; left > 0; left -= ZEROS.length) {
      this.#hash.update(left < ZEROS.length ? ZEROS.subarray(0, left) : ZEROS);
      if (left % TURN !== 0) continue;
      await turn();
      signal.throwIfAborted();
    }
  }
}

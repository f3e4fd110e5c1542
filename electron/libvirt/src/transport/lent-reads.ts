import type { OnReadOpts } from 'node:net';
import { ReusedBuffers } from './reused-buffers.ts';
import type { TransportHandlers } from './transport.ts';

/** Reads of a socket go to one buffer for as long as nobody keeps it, and then to one that was given back. */
export class LentReads {
  readonly #buffers: ReusedBuffers;
  #current: Buffer;
  #data: TransportHandlers['data'] = () => false;

  /** @param size of a read at most, in bytes */
  constructor(size: number) {
    this.#buffers = new ReusedBuffers(size);
    this.#current = this.#buffers.lend();
  }

  /** For `connect`. */
  readonly onread: OnReadOpts = {
    buffer: () => this.#current,
    callback: size => {
      if (this.#data(this.#current.subarray(0, size))) this.#current = this.#buffers.lend();
      return true;
    },
  };

  /** Who gets what is read from now on. */
  start(data: TransportHandlers['data']): void {
    this.#data = data;
  }

  recycle(kept: Uint8Array): void {
    this.#buffers.giveBack(kept);
  }
}

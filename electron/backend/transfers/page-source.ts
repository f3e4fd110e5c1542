import type { Readable } from 'node:stream';
import { STREAM_CHUNK, withHoles } from 'node-libvirt';
import { fail } from '../failures/fail.ts';
import type { StreamItem } from '../storage/send-items.ts';
import type { ByteSource, ItemsOptions } from './byte-source.ts';
import { wholeChunks } from './whole-chunks.ts';

interface Body {
  readonly stream: Readable;
  /** Told whether all of it was read. */
  readonly settle: (whole: boolean) => void;
}

/**
 * A file of a browser, which sends it in one request, or in several where that is paused, breaks or ends with its
 * page: each goes on where the last one was read to.
 */
export class PageSource implements ByteSource {
  readonly length: number;
  readonly #waits: (waits: boolean) => void;
  /** The first byte that nobody has taken yet. */
  #position = 0;
  #body: Body | undefined;
  #wake: (() => void) | undefined;

  /** @param waits told when it begins and ends to wait for the page */
  constructor(length: number, waits: (waits: boolean) => void) {
    this.length = length;
    this.#waits = waits;
  }

  /** Where the next request has to begin; undefined while it waits for none. */
  get wanted(): number | undefined {
    return this.#wake && this.#position;
  }

  /**
   * Reads the body of a request that begins at `start`; resolves with whether all of it was read. Throws
   * STATE_INVALID where another place is wanted by now, or none.
   */
  async take(stream: Readable, start: number): Promise<boolean> {
    if (this.wanted !== start) throw fail('STATE_INVALID', {});
    return await new Promise<boolean>(settle => {
      this.#body = { stream, settle };
      this.#wake?.();
    });
  }

  async ready(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#body) return;
    this.#waits(true);
    try {
      await new Promise<void>((resolve, reject) => {
        const abort = () => reject(signal.reason as Error);
        signal.addEventListener('abort', abort, { once: true });
        this.#wake = () => {
          signal.removeEventListener('abort', abort);
          resolve();
        };
      });
    } finally {
      this.#wake = undefined;
      this.#waits(false);
    }
  }

  async *items(start: number, { sparse, stop }: Omit<ItemsOptions, 'passed'>): AsyncGenerator<StreamItem> {
    const body = this.#body;
    if (!body) return;
    this.#position = start;
    let whole = false;
    try {
      const chunks = wholeChunks(untilCut(body.stream), STREAM_CHUNK);
      for await (const item of sparse ? withHoles(chunks) : chunks) {
        this.#position += item.length;
        yield item;
        if (stop()) return;
      }
      whole = this.#position === this.length;
    } finally {
      this.#body = undefined;
      body.settle(whole);
    }
  }

  async close(): Promise<void> {
    this.#body?.stream.destroy();
    this.#body?.settle(false);
    this.#body = undefined;
  }
}

/** A page that goes away in the middle is no error: what came is good, and the rest comes later. */
async function* untilCut(stream: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) yield chunk;
  } catch {
    // Its job waits for the rest.
  }
}

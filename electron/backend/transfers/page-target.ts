import { once } from 'node:events';
import { Writable } from 'node:stream';
import { callbackify } from 'node:util';
import { STREAM_CHUNK, StreamHole } from 'node-libvirt';
import { fail } from '../failures/fail.ts';

const ZEROS = Buffer.alloc(STREAM_CHUNK);

/** A browser that fetches what a job sends, in one answer: while the job is paused, the browser waits. */
export class PageTarget {
  #come: ((answer: Writable) => void) | undefined;
  #stay: ((error: Error) => void) | undefined;
  readonly #answer = new Promise<Writable>((resolve, reject) => {
    this.#come = resolve;
    this.#stay = reject;
  });
  #over: (() => void) | undefined;
  readonly #left: () => void;

  /** @param left told when the browser goes away before it has everything */
  constructor(left: () => void) {
    this.#left = left;
    // Whoever waits hears of it.
    this.#answer.catch(() => undefined);
  }

  /** Sends into this answer; resolves when nothing more is sent. */
  async give(answer: Writable): Promise<void> {
    answer.on('error', () => undefined);
    answer.once('close', () => {
      if (!answer.writableFinished) this.#left();
    });
    const over = new Promise<void>(resolve => (this.#over = resolve));
    this.#come?.(answer);
    await over;
  }

  /** The ticket was never used. */
  never(): void {
    this.#stay?.(fail('TICKET_INVALID'));
  }

  async answer(signal: AbortSignal): Promise<Writable> {
    signal.throwIfAborted();
    return await new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      this.#answer.then(resolve, reject);
    });
  }

  /** Ends the answer; one that is not whole is broken off, so that the browser does not take it for whole. */
  end(answer: Writable | undefined, whole: boolean): void {
    if (whole) answer?.end();
    else answer?.destroy();
    this.#over?.();
  }
}

/** What is written goes on into an answer, holes as zeros; its end does not end the answer. */
export function intoAnswer(answer: Writable, signal: AbortSignal): Writable {
  const write = async (bytes: Uint8Array) => {
    if (!answer.write(bytes)) await once(answer, 'drain', { signal });
  };
  return new Writable({
    objectMode: true,
    highWaterMark: 2,
    write(item: Uint8Array | StreamHole, _encoding, done) {
      callbackify(() => pass(item, write))(done);
    },
  });
}

async function pass(
  item: Uint8Array | StreamHole,
  write: (bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  if (!(item instanceof StreamHole)) return await write(item);
  for (let left = item.length; left > 0; left -= ZEROS.length)
    await write(left < ZEROS.length ? ZEROS.subarray(0, left) : ZEROS);
}

import type { Readable } from 'node:stream';
import { fail } from '../failures/fail.ts';

/** Bytes that were promised, and do not come. Milliseconds. */
const PATIENCE = 15_000;

/** A promise that is kept from outside. */
function promised<Value>() {
  let resolve = (_value: Value): void => undefined;
  let reject = (_error: Error): void => undefined;
  const promise = new Promise<Value>((keep, leave) => {
    resolve = keep;
    reject = leave;
  });
  return { promise, resolve, reject };
}

/** What somebody sends by a ticket once a job waits for it. */
export class AwaitedBody {
  readonly #body = promised<Readable>();
  readonly #over = promised<boolean>();
  readonly #timer = setTimeout(() => this.#body.reject(fail('TICKET_INVALID')), PATIENCE);

  constructor() {
    // Whoever waits hears of it.
    this.#body.promise.catch(() => undefined);
  }

  /** Resolves with whether all of it was read. */
  take(body: Readable): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#body.resolve(body);
    return this.#over.promise;
  }

  async read(how: (body: Readable) => Promise<void>): Promise<void> {
    let whole = false;
    try {
      await how(await this.#body.promise);
      whole = true;
    } finally {
      this.#over.resolve(whole);
    }
  }
}

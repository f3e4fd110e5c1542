/**
 * How a watcher is told: at once after a quiet time, else together with what else came within it. As much as fits
 * one message never waits for more; others get their turn of the event loop in between.
 */
export const BATCH_MS = 16;

/**
 * What one watcher has not been told yet: the newest value of each key. A watcher that reads slowly gets the
 * newest state, never a backlog, so what is held is bounded by the number of keys.
 */
export class Pending<Key, Value> {
  readonly #values = new Map<Key, Value>();
  #wake: (() => void) | undefined;
  #toldAt = Number.NEGATIVE_INFINITY;

  put(key: Key, value: Value): void {
    this.#values.delete(key);
    this.#values.set(key, value);
    this.#wake?.();
  }

  /** Resolves with at most `limit` of the pending values in the order they changed; undefined once aborted. */
  async take(limit: number, signal: AbortSignal): Promise<Value[] | undefined> {
    if (!(await this.#something(signal))) return undefined;
    const rest = this.#toldAt + BATCH_MS - performance.now();
    if (rest > 0) {
      const wait = this.#values.size < limit ? waited(rest, signal) : nextTurn(signal);
      if (!(await wait)) return undefined;
    }
    const taken: Value[] = [];
    for (const [key, value] of this.#values) {
      if (taken.length === limit) break;
      this.#values.delete(key);
      taken.push(value);
    }
    this.#toldAt = performance.now();
    return taken;
  }

  async #something(signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return false;
    if (this.#values.size > 0) return true;
    return await new Promise<boolean>(resolve => {
      const done = () => {
        signal.removeEventListener('abort', done);
        this.#wake = undefined;
        resolve(!signal.aborted);
      };
      this.#wake = done;
      signal.addEventListener('abort', done, { once: true });
    });
  }
}

async function nextTurn(signal: AbortSignal): Promise<boolean> {
  await new Promise(resolve => setImmediate(resolve));
  return !signal.aborted;
}

async function waited(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return await new Promise<boolean>(resolve => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve(!signal.aborted);
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done, { once: true });
  });
}

/** Guests read at the same time: leaves room among the four calls in flight for what a person waits for. */
const READERS = 2;

interface Waiter<Key> {
  readonly key: Key;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Reads each marked key once, however often it was marked before its turn; one marked while it is being read
 * is read again, and the outdated reading is dropped.
 */
export class RereadQueue<Key, Reading> {
  readonly #marked = new Set<Key>();
  readonly #reading = new Set<Key>();
  readonly #read: (key: Key) => Promise<Reading>;
  readonly #done: (key: Key, reading: Reading) => void;
  readonly #failed: (key: Key, error: unknown) => void;
  #waiters: Waiter<Key>[] = [];
  #paused = false;
  #stopped: Error | undefined;

  constructor(handlers: {
    read: (key: Key) => Promise<Reading>;
    done: (key: Key, reading: Reading) => void;
    failed: (key: Key, error: unknown) => void;
  }) {
    this.#read = handlers.read;
    this.#done = handlers.done;
    this.#failed = handlers.failed;
  }

  mark(key: Key): void {
    if (this.#stopped !== undefined) return;
    this.#marked.add(key);
    this.#next();
  }

  /** Marks and resolves once a reading begun after now is in; rejects when that failed. */
  reread(key: Key): Promise<void> {
    if (this.#stopped !== undefined) return Promise.reject(this.#stopped);
    return new Promise((resolve, reject) => {
      this.#waiters.push({ key, resolve, reject });
      this.mark(key);
    });
  }

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.#next();
  }

  /** Reads nothing any more; whoever waits is told why. */
  stop(reason: Error): void {
    this.#stopped = reason;
    this.#marked.clear();
    for (const { reject } of this.#waiters.splice(0)) reject(reason);
  }

  #next(): void {
    if (this.#paused) return;
    for (const key of this.#marked) {
      if (this.#reading.size >= READERS) return;
      if (!this.#reading.has(key)) void this.#readOne(key);
    }
  }

  async #readOne(key: Key): Promise<void> {
    this.#marked.delete(key);
    this.#reading.add(key);
    try {
      const reading = await this.#read(key);
      if (!this.#marked.has(key)) {
        this.#done(key, reading);
        this.#settle(key, ({ resolve }) => resolve());
      }
    } catch (error) {
      this.#failed(key, error);
      this.#settle(key, ({ reject }) => reject(error));
    } finally {
      this.#reading.delete(key);
      this.#next();
    }
  }

  #settle(key: Key, tell: (waiter: Waiter<Key>) => void): void {
    const settled = this.#waiters.filter(waiter => waiter.key === key);
    if (settled.length === 0) return;
    this.#waiters = this.#waiters.filter(waiter => waiter.key !== key);
    for (const waiter of settled) tell(waiter);
  }
}

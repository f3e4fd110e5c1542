/**
 * An async generator that can be ended while it waits: a plain one answers `return()` only after what it waits
 * for has come, which for a quiet host is never. `make` is given a signal that aborts with `return()`, with
 * `throw()`, or with the caller's own signal.
 */
export function stoppable<Value>(
  make: (signal: AbortSignal) => AsyncGenerator<Value, void, void>,
  signal?: AbortSignal,
): AsyncGenerator<Value, void, void> {
  const stop = new AbortController();
  const inner = make(signal === undefined ? stop.signal : AbortSignal.any([stop.signal, signal]));
  return {
    next: () => inner.next(),
    return: async () => {
      stop.abort();
      return await inner.return();
    },
    throw: async (error: unknown) => {
      stop.abort();
      return await inner.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** Resolves when it aborts. */
export const until = (signal: AbortSignal | undefined) =>
  new Promise<void>(resolve => signal?.addEventListener('abort', () => resolve()));

/** Resolves after so many milliseconds, or when it aborts. */
export const pause = (ms: number, signal: AbortSignal | undefined) =>
  new Promise<void>(resolve => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

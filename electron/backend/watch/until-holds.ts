/**
 * Resolves with what `look` answers once that satisfies the predicate, looked at now and after each change; rejects when
 * the signal aborts. `onChange` returns how to stop.
 */
export function untilHolds<Seen>(
  look: () => Seen,
  onChange: (listener: () => void) => () => void,
  predicate: (seen: Seen) => boolean,
  signal: AbortSignal,
): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      unlisten();
      signal.removeEventListener('abort', aborted);
    };
    const aborted = () => {
      stop();
      reject(signal.reason as Error);
    };
    const check = () => {
      const seen = look();
      if (!predicate(seen)) return;
      stop();
      resolve(seen);
    };
    const unlisten = onChange(check);
    if (signal.aborted) return aborted();
    signal.addEventListener('abort', aborted, { once: true });
    check();
  });
}

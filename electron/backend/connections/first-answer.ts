import type { ConnectionState } from '#shared/contract/connections.ts';
import { fail } from '../failures/fail.ts';

interface Watched<Shown> {
  /** Undefined once it was removed. */
  readonly shown: () => Shown | undefined;
  /** Calls back after each change; returns how to stop. */
  readonly onChange: (listener: () => void) => () => void;
  readonly signal: AbortSignal | undefined;
}

/** Resolves with the first state other than `connecting`. Rejects with CANCELLED when it is removed before. */
export function firstAnswer<Shown extends { readonly state: ConnectionState }>({
  shown,
  onChange,
  signal,
}: Watched<Shown>): Promise<Shown> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const now = shown();
      if (now?.state === 'connecting') return;
      end();
      if (now === undefined) reject(fail('CANCELLED'));
      else resolve(now);
    };
    const aborted = () => {
      end();
      reject(fail('CANCELLED'));
    };
    const stop = onChange(look);
    const end = () => {
      stop();
      signal?.removeEventListener('abort', aborted);
    };
    signal?.addEventListener('abort', aborted);
    if (signal?.aborted === true) aborted();
    else look();
  });
}

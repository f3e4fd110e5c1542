import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { Failure } from '#shared/contract/failure.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { WiringMap, WiringMeter, WiringRate } from '#shared/contract/wiring.ts';
import { api } from './client.ts';
import { toFailure } from './failure.ts';
import { follow } from './live/follow.ts';

const INTERVAL_MS = 2000;

/** What hangs on what on a host, read again whenever it may be another. */
export function useWiring(connection: ConnectionId): {
  map: WiringMap | undefined;
  failure: Failure | undefined;
  again: () => void;
} {
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['wiring', connection],
    queryFn: ({ signal }) => api.wiring.map({ connection }, { signal }),
    placeholderData: keepPreviousData,
  });
  useEffect(() => {
    const stop = new AbortController();
    void follow({
      open: signal => api.wiring.watch({ connection }, { signal }),
      apply: () => void queries.invalidateQueries({ queryKey: ['wiring', connection] }),
      lost: () => {},
      signal: stop.signal,
    });
    return () => stop.abort();
  }, [queries, connection]);
  return { map: data, failure: error === null ? undefined : toFailure(error), again: () => void refetch() };
}

/** Rates by link: a figure that changes draws itself anew, and nothing around it. */
class RateStore {
  readonly #rates = new Map<string, WiringRate>();
  readonly #listeners = new Map<string, Set<() => void>>();

  get(link: string): WiringRate | undefined {
    return this.#rates.get(link);
  }

  apply(rates: readonly WiringRate[]): void {
    for (const rate of rates) {
      if (rate.received === 0 && rate.sent === 0) this.#rates.delete(rate.link);
      else this.#rates.set(rate.link, rate);
      for (const listener of this.#listeners.get(rate.link) ?? []) listener();
    }
  }

  on(link: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(link) ?? new Set();
    this.#listeners.set(link, listeners.add(listener));
    return () => listeners.delete(listener);
  }
}

/** The rates of a host, told while it is shown and the window is in sight. */
export function useRates(connection: ConnectionId): RateStore {
  const [store] = useState(() => new RateStore());
  const visible = useVisible();
  useEffect(() => {
    if (!visible) return undefined;
    const stop = new AbortController();
    void follow({
      open: signal => api.wiring.rates({ connection, intervalMs: INTERVAL_MS }, { signal }),
      apply: ({ rates }) => store.apply(rates),
      lost: () => {},
      signal: stop.signal,
    });
    return () => stop.abort();
  }, [connection, store, visible]);
  return store;
}

function useVisible(): boolean {
  return useSyncExternalStore(
    listener => {
      document.addEventListener('visibilitychange', listener);
      return () => document.removeEventListener('visibilitychange', listener);
    },
    () => document.visibilityState !== 'hidden',
  );
}

export const Rates = createContext(new RateStore());

/** Bytes a second as the box itself sees them; undefined while nothing goes through. */
export function useRate(meter: WiringMeter | undefined): { down: number; up: number } | undefined {
  const store = useContext(Rates);
  const link = meter?.link ?? '';
  const rate = useSyncExternalStore(
    useCallback(listener => store.on(link, listener), [store, link]),
    () => store.get(link),
  );
  if (!rate || !meter) return undefined;
  return meter.side === 'host'
    ? { down: rate.received, up: rate.sent }
    : { down: rate.sent, up: rate.received };
}

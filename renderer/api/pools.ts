import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Failure } from '#shared/contract/failure.ts';
import type { ItemValues } from '#shared/contract/hardware.ts';
import type {
  Pool,
  PoolAction,
  PoolChoices,
  PoolDetails,
  PoolsEvent,
  PoolType,
} from '#shared/contract/pools.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { api } from './client.ts';
import { toFailure } from './failure.ts';
import { follow } from './live/follow.ts';

export interface PoolsState {
  /** Undefined until the first answer. */
  readonly pools: readonly Pool[] | undefined;
  /** Why nothing newer can be had; with pools, they are the last that were known. */
  readonly failure: Failure | undefined;
}

const nothing: PoolsState = { pools: undefined, failure: undefined };

/** The pools of a host, kept up to date; of none, nothing. */
export function usePools(connection: ConnectionId | undefined): PoolsState {
  const [{ of, ...state }, setState] = useState({ ...nothing, of: connection });
  useEffect(() => {
    if (connection === undefined) return undefined;
    const stop = new AbortController();
    const change = (next: (before: PoolsState) => PoolsState) =>
      setState(before => ({ ...next(before.of === connection ? before : nothing), of: connection }));
    void follow({
      open: signal => api.pools.watch({ connection }, { signal }),
      apply: event => change(before => after(before, event)),
      lost: error => {
        if (error !== undefined) change(({ pools }) => ({ pools, failure: toFailure(error) }));
      },
      signal: stop.signal,
    });
    return () => stop.abort();
  }, [connection]);
  return of === connection ? state : nothing;
}

function after({ pools = [], failure }: PoolsState, event: PoolsEvent): PoolsState {
  switch (event.kind) {
    case 'snapshot':
      return { pools: event.pools, failure: event.failure };
    case 'upsert': {
      const others = pools.filter(({ name }) => name !== event.pool.name);
      return { pools: [...others, event.pool].toSorted((a, b) => (a.name < b.name ? -1 : 1)), failure };
    }
    case 'remove':
      return { pools: pools.filter(({ name }) => name !== event.name), failure };
    case 'trouble':
      return { pools, failure: event.failure };
  }
}

const failureOf = (error: unknown) => (error === null ? undefined : toFailure(error));

/** What this libvirt can make, as things are now. */
export function usePoolChoices(connection: ConnectionId): {
  choices: PoolChoices | undefined;
  failure: Failure | undefined;
  again: () => void;
} {
  const { data, error, refetch } = useQuery({
    queryKey: ['pools', connection, 'choices'],
    queryFn: ({ signal }) => api.pools.choices({ connection }, { signal }),
    staleTime: 0,
  });
  return { choices: data, failure: failureOf(error), again: () => void refetch() };
}

/** The documents of one pool, read anew whenever the pool is another. */
export function usePoolDetails(
  connection: ConnectionId,
  pool: Pool,
): { details: PoolDetails | undefined; failure: Failure | undefined } {
  const { data, error } = useQuery({
    queryKey: ['pools', connection, 'details', pool.name, pool],
    queryFn: ({ signal }) => api.pools.details({ connection, pool: pool.name }, { signal }),
    enabled: pool.silentSince === undefined,
    staleTime: 0,
  });
  return { details: data, failure: failureOf(error) };
}

export const discoverSources = (connection: ConnectionId, type: PoolType, values: ItemValues) =>
  api.pools.discover({ connection, type, values });

/** How an action on a pool is planned and run. */
export const poolWays = (connection: ConnectionId) => ({
  planOf: (action: PoolAction, signal: AbortSignal) => api.pools.plan({ connection, action }, { signal }),
  runOf: (action: PoolAction, stamp: string) => api.pools.run({ connection, action, stamp }),
});

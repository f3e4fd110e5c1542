import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Failure } from '#shared/contract/failure.ts';
import type { Filter, FilterAction } from '#shared/contract/filters.ts';
import type { ConnectionId, Uuid } from '#shared/contract/values.ts';
import { api } from './client.ts';
import { toFailure } from './failure.ts';
import { follow } from './live/follow.ts';

/** Network filters of a connection, read again after what we do and what guests name. */
export function useFilters(connection: ConnectionId): {
  supported: boolean;
  filters: readonly Filter[] | undefined;
  failure: Failure | undefined;
} {
  const queries = useQueryClient();
  const { data, error } = useQuery({
    queryKey: ['filters', connection, 'list'],
    queryFn: ({ signal }) => api.filters.list({ connection }, { signal }),
  });
  useEffect(() => {
    const stop = new AbortController();
    void follow({
      open: signal => api.filters.watch({ connection }, { signal }),
      apply: () => void queries.invalidateQueries({ queryKey: ['filters', connection] }),
      lost: () => {},
      signal: stop.signal,
    });
    return () => stop.abort();
  }, [queries, connection]);
  return {
    supported: data?.supported !== false,
    filters: data?.filters,
    failure: error === null ? undefined : toFailure(error),
  };
}

export function useFilter(connection: ConnectionId, uuid: Uuid) {
  const { data, error } = useQuery({
    queryKey: ['filters', connection, 'one', uuid],
    queryFn: ({ signal }) => api.filters.get({ connection, uuid }, { signal }),
  });
  return { found: data, failure: error === null ? undefined : toFailure(error) };
}

/** How an action on filters is planned and run. */
export const filterWays = (connection: ConnectionId) => ({
  planOf: (action: FilterAction, signal: AbortSignal) => api.filters.plan({ connection, action }, { signal }),
  runOf: (action: FilterAction, stamp: string) => api.filters.run({ connection, action, stamp }),
});

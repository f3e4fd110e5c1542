import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Failure } from '#shared/contract/failure.ts';
import type { PoolAction, SriovChange, SriovState } from '#shared/contract/sriov.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { api } from './client.ts';
import { toFailure } from './failure.ts';
import { follow } from './live/follow.ts';

/** Virtual functions of a host, read again when its devices, guests or networks may have changed. */
export function useSriov(connection: ConnectionId): {
  state: SriovState | undefined;
  failure: Failure | undefined;
  again: () => void;
} {
  const queries = useQueryClient();
  // Below the key of its devices, so that whatever makes the map stale makes this stale too.
  const { data, error, refetch } = useQuery({
    queryKey: ['devices', connection, 'sriov'],
    queryFn: ({ signal }) => api.sriov.list({ connection }, { signal }),
  });
  useEffect(() => {
    const stop = new AbortController();
    void follow({
      open: signal => api.sriov.watch({ connection }, { signal }),
      apply: () => void queries.invalidateQueries({ queryKey: ['devices', connection, 'sriov'] }),
      lost: () => {},
      signal: stop.signal,
    });
    return () => stop.abort();
  }, [queries, connection]);
  return { state: data, failure: error === null ? undefined : toFailure(error), again: () => void refetch() };
}

export const planFunctions = (connection: ConnectionId, change: SriovChange, signal?: AbortSignal) =>
  api.sriov.plan({ connection, change }, { ...(signal && { signal }) });

/** How an action on a pool of functions is planned and run. */
export const poolWays = (connection: ConnectionId) => ({
  planOf: (action: PoolAction, signal: AbortSignal) => api.sriov.planPool({ connection, action }, { signal }),
  runOf: (action: PoolAction, stamp: string) => api.sriov.runPool({ connection, action, stamp }),
});

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Failure } from '#shared/contract/failure.ts';
import type { FirewallCheck } from '#shared/contract/firewall.ts';
import type { CardReach, ForwardChange, ForwardsState, KeptAddress } from '#shared/contract/forwards.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { api } from './client.ts';
import { toFailure } from './failure.ts';
import { follow } from './live/follow.ts';

const keyOf = (connection: ConnectionId) => ['forwards', connection];

/** All forwards of a host, read again when its guests, networks or leases may have changed. */
export function useForwards(connection: ConnectionId): {
  state: ForwardsState | undefined;
  failure: Failure | undefined;
  again: () => void;
} {
  const { data, error, refetch } = useQuery({
    queryKey: [...keyOf(connection), 'list'],
    queryFn: ({ signal }) => api.forwards.list({ connection }, { signal }),
  });
  useChanges(connection);
  return { state: data, failure: error === null ? undefined : toFailure(error), again: () => void refetch() };
}

/** The cards of one guest and how each is reached. `state` tells when it runs or not: what is known changes then. */
export function useReachOfGuest({ connection, uuid }: GuestRef): readonly CardReach[] | undefined {
  const { data } = useQuery({
    queryKey: [...keyOf(connection), 'reach', uuid],
    queryFn: ({ signal }) => api.forwards.reach({ guest: { connection, uuid } }, { signal }),
  });
  return data?.cards;
}

function useChanges(connection: ConnectionId): void {
  const queries = useQueryClient();
  useEffect(() => {
    const stop = new AbortController();
    void follow({
      open: signal => api.forwards.watch({ connection }, { signal }),
      apply: () => void queries.invalidateQueries({ queryKey: keyOf(connection) }),
      lost: () => {},
      signal: stop.signal,
    });
    return () => stop.abort();
  }, [queries, connection]);
}

/** What was changed is seen at once. */
export function useForwardsAgain(connection: ConnectionId): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: keyOf(connection) });
}

export const planForward = (connection: ConnectionId, change: ForwardChange, signal?: AbortSignal) =>
  api.forwards.plan({ connection, change }, { ...(signal && { signal }) });

export const runForward = (connection: ConnectionId, change: ForwardChange, stamp: string) =>
  api.forwards.runGuest({ connection, change, stamp });

export const keepAddress = (connection: ConnectionId, kept: KeptAddress) =>
  api.forwards.keepAddress({ connection, ...kept });

/** What of a host's firewall stands in the way of guests; looked at anew on each visit. */
export function useFirewall(connection: ConnectionId): {
  checks: readonly FirewallCheck[] | undefined;
  rules: boolean;
  failure: Failure | undefined;
  checking: boolean;
  again: () => void;
} {
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['firewall', connection],
    queryFn: ({ signal }) => api.firewall.check({ connection }, { signal }),
  });
  return {
    checks: data?.checks,
    rules: data?.rules ?? false,
    failure: error === null ? undefined : toFailure(error),
    checking: isFetching,
    again: () => void refetch(),
  };
}

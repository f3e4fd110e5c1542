import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Failure } from '#shared/contract/failure.ts';
import type {
  Lease,
  NeededNetwork,
  NetworkAction,
  NetworkChoices,
  NetworkDetails,
} from '#shared/contract/networks.ts';
import type { ConnectionId, Uuid } from '#shared/contract/values.ts';
import { api } from './client.ts';
import { toFailure } from './failure.ts';
import { follow } from './live/follow.ts';
import { jobEnded } from './live/jobs.ts';
import { useNetworks } from './live/networks.ts';

const keyOf = (connection: ConnectionId, uuid: Uuid | undefined) => ['network', connection, uuid] as const;

/** One network with its documents, read again whenever it or its guests changed. */
export function useNetwork(
  connection: ConnectionId,
  uuid: Uuid,
): { details: NetworkDetails | undefined; failure: Failure | undefined; again: () => void } {
  const queries = useQueryClient();
  const row = useNetworks(connection).networks?.find(network => network.uuid === uuid);
  const { data, error, refetch } = useQuery({
    queryKey: keyOf(connection, uuid),
    queryFn: ({ signal }) => api.networks.details({ connection, uuid }, { signal }),
  });
  useEffect(() => {
    if (row) void networkAgain(queries, connection, uuid);
  }, [queries, connection, uuid, row]);
  return {
    details: data,
    failure: error === null ? undefined : toFailure(error),
    again: () => void refetch(),
  };
}

const networkAgain = (queries: QueryClient, connection: ConnectionId, uuid: Uuid): Promise<void> =>
  queries.invalidateQueries({ queryKey: keyOf(connection, uuid) });

/** What the network's DHCP server gave away, for as long as it is shown; undefined until the first answer. */
export function useLeases(connection: ConnectionId, uuid: Uuid): readonly Lease[] | undefined {
  const [leases, setLeases] = useState<readonly Lease[]>();
  useEffect(() => {
    const stop = new AbortController();
    void follow({
      open: signal => api.networks.leases({ connection, uuid }, { signal }),
      apply: event => setLeases(event.leases),
      lost: () => {},
      signal: stop.signal,
    });
    return () => stop.abort();
  }, [connection, uuid]);
  return leases;
}

/** Starts networks that guests need, and makes those that are not there; throws the failure of the first that fails. */
export async function bringUpNetworks(
  networks: readonly Pick<NeededNetwork, 'connection' | 'name' | 'is'>[],
  autostart: boolean,
): Promise<void> {
  const byHost = new Map<ConnectionId, { name: string; make: boolean }[]>();
  for (const { connection, name, is } of networks)
    byHost.set(connection, [...(byHost.get(connection) ?? []), { name, make: is === 'absent' }]);
  for (const [connection, needed] of byHost) {
    const { job } = await api.networks.bringUp({ connection, autostart, networks: needed });
    const { failure, state } = await jobEnded(job);
    if (state !== 'done') throw failure ?? new Error('The network was not started.');
  }
}

/** What there is on the host to make networks of. */
export function useNetworkChoices(connection: ConnectionId): NetworkChoices | undefined {
  const { data } = useQuery({
    queryKey: ['network-choices', connection],
    queryFn: ({ signal }) => api.networks.choices({ connection }, { signal }),
    staleTime: 10_000,
  });
  return data;
}

/** How an action on a network is planned and run. */
export const networkWays = (connection: ConnectionId) => ({
  planOf: (action: NetworkAction, signal: AbortSignal) =>
    api.networks.plan({ connection, action }, { signal }),
  runOf: (action: NetworkAction, stamp: string) => api.networks.run({ connection, action, stamp }),
});

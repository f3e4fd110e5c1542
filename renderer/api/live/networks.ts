import { useEffect } from 'react';
import { create } from 'zustand';
import type { Failure } from '#shared/contract/failure.ts';
import type { Network, NetworksEvent } from '#shared/contract/networks.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { api } from '../client.ts';
import { toFailure } from '../failure.ts';
import { follow } from './follow.ts';

interface Known {
  /** By name; undefined until the first answer. */
  readonly networks: readonly Network[] | undefined;
  /** Why there is no answer now; what was known before stays. */
  readonly failure: Failure | undefined;
}

const unknown: Known = { networks: undefined, failure: undefined };
const useStore = create<{ byHost: ReadonlyMap<ConnectionId, Known> }>(() => ({ byHost: new Map() }));
const watched = new Map<ConnectionId, { users: number; stop: AbortController }>();

/** The networks of a host as they are, for as long as somebody looks. Without a host nothing is asked. */
export function useNetworks(connection: ConnectionId | undefined): Known {
  useEffect(() => {
    if (connection === undefined) return;
    const entry = watched.get(connection) ?? begin(connection);
    entry.users += 1;
    return () => {
      entry.users -= 1;
      if (entry.users > 0) return;
      entry.stop.abort();
      watched.delete(connection);
    };
  }, [connection]);
  return useStore(({ byHost }) => (connection === undefined ? unknown : (byHost.get(connection) ?? unknown)));
}

function begin(connection: ConnectionId) {
  const stop = new AbortController();
  const entry = { users: 0, stop };
  watched.set(connection, entry);
  void follow({
    open: signal => api.networks.watch({ connection }, { signal }),
    apply: event =>
      put(connection, ({ networks = [] }) => ({ networks: applied(networks, event), failure: undefined })),
    lost: error =>
      put(connection, known => ({ ...known, ...(error !== undefined && { failure: toFailure(error) }) })),
    signal: stop.signal,
  });
  return entry;
}

function put(connection: ConnectionId, change: (known: Known) => Known): void {
  useStore.setState(({ byHost }) => ({
    byHost: new Map([...byHost, [connection, change(byHost.get(connection) ?? unknown)]]),
  }));
}

export function applied(networks: readonly Network[], event: NetworksEvent): readonly Network[] {
  const byId = new Map(event.kind === 'snapshot' ? [] : networks.map(each => [each.uuid, each]));
  if (event.kind === 'remove') for (const uuid of event.networks) byId.delete(uuid);
  else for (const network of event.networks) byId.set(network.uuid, network);
  return [...byId.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

import { create } from 'zustand';
import type { Connection, ConnectionsEvent } from '#shared/contract/connections.ts';
import type { ConnectionId } from '#shared/contract/values.ts';

/**
 * `waiting`: nothing was heard yet. `live`: what is shown is true. `lost`: the backend itself is out of
 * reach, so everything shown may be stale.
 */
export type LinkState = 'waiting' | 'live' | 'lost';

interface ConnectionsStore {
  link: LinkState;
  byId: ReadonlyMap<ConnectionId, Connection>;
}

export const useConnections = create<ConnectionsStore>(() => ({ link: 'waiting', byId: new Map() }));

export function applyConnectionsEvent(event: ConnectionsEvent): void {
  useConnections.setState(({ byId }) => {
    if (event.kind === 'snapshot') {
      return { byId: new Map(event.connections.map(each => [each.id, each])) };
    }
    const next = new Map(byId);
    if (event.kind === 'upsert') next.set(event.connection.id, event.connection);
    else next.delete(event.id);
    return { byId: next };
  });
}

export function setLink(link: LinkState): void {
  if (useConnections.getState().link !== link) useConnections.setState({ link });
}

/** True when what is shown of this connection may no longer be so. */
export const useStale = (id: ConnectionId): boolean =>
  useConnections(({ link, byId }) => link === 'lost' || byId.get(id)?.state !== 'online');

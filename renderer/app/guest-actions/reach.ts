import type { Guest } from '#shared/contract/guests.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { useConnections } from '#renderer/api/live/connections.ts';

type Connections = ReturnType<typeof useConnections.getState>;

function whyAway({ link, byId }: Connections, id: ConnectionId): string | undefined {
  if (link === 'lost') return 'Innkeeper’s backend does not answer. It is being tried again.';
  const connection = byId.get(id);
  switch (connection?.state) {
    case 'online':
      return undefined;
    case 'lost':
      return `The connection to ${connection.label} is lost. It is being tried again.`;
    default:
      return `${connection?.label ?? 'Its host'} is not connected.`;
  }
}

/** Why nothing can be asked of the guest now; undefined while its host is connected. */
export const useUnreachable = ({ connection }: Pick<Guest, 'connection'>): string | undefined =>
  useConnections(state => whyAway(state, connection));

export const isReachable = ({ connection }: Pick<Guest, 'connection'>): boolean =>
  whyAway(useConnections.getState(), connection) === undefined;

/** Why nothing can be asked of any of these guests. */
export function whyUnreachable(guests: readonly Guest[]): string | undefined {
  const reasons = guests.map(guest => whyAway(useConnections.getState(), guest.connection));
  return reasons.includes(undefined) ? undefined : reasons[0];
}

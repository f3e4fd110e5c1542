import { useConnections } from '#renderer/api/live/connections.ts';
import type { Connection } from '#shared/contract/connections.ts';

/** Whose devices are meant when nobody says: this computer's, or those of the only host that answers. */
export function deviceHost(connections: readonly Connection[]): Connection | undefined {
  const rank = ({ state, host, uri }: Connection): number =>
    (host?.local === true ? 0 : 4) + (state === 'online' ? 0 : 2) + (uri.startsWith('qemu') ? 0 : 1);
  return connections.toSorted((a, b) => rank(a) - rank(b))[0];
}

export const useDeviceHost = (): Connection | undefined =>
  useConnections(({ byId }) => deviceHost([...byId.values()]));

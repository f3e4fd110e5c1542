import { useConnections } from '#renderer/api/live/connections.ts';
import type { Connection } from '#shared/contract/connections.ts';

/** Which host is meant when nobody says: this computer, or the only one that answers. */
export function likelyHost(connections: readonly Connection[]): Connection | undefined {
  const rank = ({ state, host, uri }: Connection): number =>
    (host?.local === true ? 0 : 4) + (state === 'online' ? 0 : 2) + (uri.startsWith('qemu') ? 0 : 1);
  return connections.toSorted((a, b) => rank(a) - rank(b))[0];
}

export const useLikelyHost = (): Connection | undefined =>
  useConnections(({ byId }) => likelyHost([...byId.values()]));

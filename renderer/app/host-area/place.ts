import { useParams } from '@tanstack/react-router';
import { go } from '#renderer/app/go.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { HostAreaId } from './host-tab.ts';

/** Which host is looked at. `item`: the thing chosen in the tab. */
export interface Place {
  readonly connection: ConnectionId;
  readonly item: string | undefined;
}

export function usePlace(): Place {
  const { connection, item } = useParams({ strict: false });
  // The page around every tab has found this connection by it.
  return { connection: connection as ConnectionId, item };
}

/** Goes to a tab of a host's pages, and to a thing in it. */
export const goToTab = (
  area: HostAreaId,
  connection: ConnectionId,
  tab: string,
  item?: string,
  replace = false,
): void =>
  void go({
    to: `/${area}/$connection/$tab/{-$item}`,
    params: { connection, tab, item },
    search: true,
    replace,
  });

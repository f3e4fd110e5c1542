import { useParams } from '@tanstack/react-router';
import { go } from '#renderer/app/go.ts';
import type { ConnectionId } from '#shared/contract/values.ts';

/** Which host's devices are looked at, and in which tab. `item`: the thing chosen in it. */
export interface Place {
  readonly connection: ConnectionId;
  readonly item: string | undefined;
}

export function usePlace(): Place {
  const { connection, item } = useParams({ from: '/frame/devices/$connection/$tab/{-$item}' });
  // The page around every tab has found this connection by it.
  return { connection: connection as ConnectionId, item };
}

/** Goes to a tab, and to a thing in it. */
export const goTo = (connection: ConnectionId, tab: string, item?: string, replace = false): void =>
  void go({
    to: '/devices/$connection/$tab/{-$item}',
    params: { connection, tab, item },
    search: true,
    replace,
  });

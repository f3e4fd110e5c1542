import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ConnectionId } from '#shared/contract/values.ts';
import { api } from '../client.ts';
import { follow } from './follow.ts';

const watched = new Map<ConnectionId, { users: number; stop: AbortController }>();

/** Reads the map, the doctor's checks and the runs of a host anew whenever its devices may have changed. */
export function useDevicesLive(connection: ConnectionId | undefined): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (connection === undefined) return;
    const known = watched.get(connection) ?? begin(queries, connection);
    known.users += 1;
    return () => {
      known.users -= 1;
      if (known.users > 0) return;
      known.stop.abort();
      watched.delete(connection);
    };
  }, [queries, connection]);
}

function begin(queries: QueryClient, connection: ConnectionId) {
  const stop = new AbortController();
  const entry = { users: 0, stop };
  watched.set(connection, entry);
  void follow({
    open: signal => api.devices.watch({ connection }, { signal }),
    apply: () => void devicesAgain(queries, connection),
    // Whatever happened while it was away or not looked at is made good by the first event of the next watch.
    lost: () => {},
    signal: stop.signal,
  });
  return entry;
}

export async function devicesAgain(queries: QueryClient, connection: ConnectionId): Promise<void> {
  await Promise.all(
    ['devices', 'host-changes'].map(area => queries.invalidateQueries({ queryKey: [area, connection] })),
  );
}

import type { InferContractRouterOutputs } from '@orpc/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Failure } from '#shared/contract/failure.ts';
import type { usbContract } from '#shared/contract/usb.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { api } from './client.ts';
import { toFailure } from './failure.ts';
import { follow } from './live/follow.ts';

export type UsbList = InferContractRouterOutputs<typeof usbContract>['list'];

/** The USB devices of a host and the rules on them, read again whenever something is plugged in or out. */
export function useUsb(connection: ConnectionId): {
  usb: UsbList | undefined;
  failure: Failure | undefined;
  again: () => void;
} {
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    // Below the key of its devices, so that whatever makes the map stale makes this stale too.
    queryKey: ['devices', connection, 'usb'],
    queryFn: ({ signal }) => api.usb.list({ connection }, { signal }),
  });
  useEffect(() => {
    const stop = new AbortController();
    void follow({
      open: signal => api.usb.watch({ connection }, { signal }),
      apply: () => void queries.invalidateQueries({ queryKey: ['devices', connection, 'usb'] }),
      lost: () => {},
      signal: stop.signal,
    });
    return () => stop.abort();
  }, [queries, connection]);
  return {
    usb: data,
    failure: error === null ? undefined : toFailure(error),
    again: () => void refetch(),
  };
}

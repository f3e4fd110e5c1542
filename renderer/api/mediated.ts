import { useQuery } from '@tanstack/react-query';
import type { Failure } from '#shared/contract/failure.ts';
import type { MediatedAction, MediatedChange, MediatedState } from '#shared/contract/mediated.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { api } from './client.ts';
import { toFailure } from './failure.ts';

/** Mediated devices of a host. Kept up to date by `useDevicesLive`, as it is below its key. */
export function useMediated(connection: ConnectionId): {
  state: MediatedState | undefined;
  failure: Failure | undefined;
  again: () => void;
} {
  const { data, error, refetch } = useQuery({
    queryKey: ['devices', connection, 'mediated'],
    queryFn: ({ signal }) => api.mediated.list({ connection }, { signal }),
  });
  return { state: data, failure: error === null ? undefined : toFailure(error), again: () => void refetch() };
}

export const planMediatedHost = (connection: ConnectionId, change: MediatedChange, signal?: AbortSignal) =>
  api.mediated.planHost({ connection, change }, { ...(signal && { signal }) });

/** How libvirt's part is planned and run. */
export const mediatedWays = (connection: ConnectionId) => ({
  planOf: (action: MediatedAction, signal: AbortSignal) =>
    api.mediated.plan({ connection, action }, { signal }),
  runOf: (action: MediatedAction, stamp: string) => api.mediated.run({ connection, action, stamp }),
});

import type { InferContractRouterOutputs } from '@orpc/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { deviceNamesContract } from '#shared/contract/device-names.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { api } from './client.ts';
import { toFailure } from './failure.ts';

type Listed = InferContractRouterOutputs<typeof deviceNamesContract>['list'];
export type ListedName = Listed['devices'][number];

/** The names of devices, and where each is on one host. Read again when that host's devices may have changed. */
export function useDeviceNames(connection: ConnectionId): {
  answer: Listed | undefined;
  failure: Failure | undefined;
  again: () => Promise<void>;
} {
  const queries = useQueryClient();
  // Below the key of its devices, so that whatever makes the map stale makes this stale too.
  const queryKey = ['devices', connection, 'names'];
  const { data, error } = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.deviceNames.list({ connection }, { signal }),
  });
  return {
    answer: data,
    failure: error === null ? undefined : toFailure(error),
    // The map shows names too.
    again: () => queries.invalidateQueries({ queryKey: ['devices', connection] }),
  };
}

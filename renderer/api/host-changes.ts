import { useQuery } from '@tanstack/react-query';
import type { Failure } from '#shared/contract/failure.ts';
import type { HostRun, RootWay } from '#shared/contract/host-changes.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { api } from './client.ts';
import { toFailure } from './failure.ts';

export interface Reach {
  readonly way: RootWay;
  readonly helper: 'installed' | 'outdated' | 'absent' | 'carried';
  readonly install?: string | undefined;
}

/** How root is reached on that host; undefined until it is known. */
export function useReach(connection: ConnectionId): { reach: Reach | undefined; again: () => void } {
  const { data, refetch } = useQuery({
    queryKey: ['host-changes', connection, 'reach'],
    queryFn: ({ signal }) => api.hostChanges.reach({ connection }, { signal }),
  });
  return { reach: data, again: () => void refetch() };
}

/** What was changed on that host by us, the newest first. */
export function useHostRuns(
  connection: ConnectionId,
  wanted = true,
): { runs: readonly HostRun[] | undefined; failure: Failure | undefined; again: () => void } {
  const { data, error, refetch } = useQuery({
    queryKey: ['host-changes', connection, 'runs'],
    queryFn: ({ signal }) => api.hostChanges.runs({ connection }, { signal }),
    enabled: wanted,
  });
  return {
    runs: data?.runs.toSorted((a, b) => b.at - a.at),
    failure: error === null ? undefined : toFailure(error),
    again: () => void refetch(),
  };
}

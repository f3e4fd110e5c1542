import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { PciAddress } from '#shared/contract/create/host-device.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { PassthroughOptions, PassthroughSetup } from '#shared/contract/passthrough.ts';
import type { ConnectionId, Uuid } from '#shared/contract/values.ts';
import { api } from './client.ts';
import { toFailure } from './failure.ts';
import { useConnections } from './live/connections.ts';
import { jobEnded } from './live/jobs.ts';

const failureOf = (error: Error | null): Failure | undefined =>
  error === null ? undefined : toFailure(error);

/**
 * What can be chosen when this guest gets these devices. `state` is the guest's: with another one, others may be
 * refused.
 */
export function usePassthroughOptions(
  guest: GuestRef | undefined,
  devices: readonly PciAddress[],
  state: string | undefined,
): { options: PassthroughOptions | undefined; failure: Failure | undefined } {
  const { data, error } = useQuery({
    queryKey: ['passthrough', guest?.connection, 'options', guest?.uuid, devices, state],
    queryFn: ({ signal }) => {
      if (guest === undefined) throw new Error('Options were asked for without a guest.');
      return api.passthrough.options({ guest, devices: [...devices] }, { signal });
    },
    enabled: guest !== undefined && devices.length > 0,
    retry: false,
  });
  return { options: data, failure: failureOf(error) };
}

/** What was found before a host went away says nothing of it when it is back: it may have been restarted. */
const useConnectedSince = (connection: ConnectionId): number | undefined =>
  useConnections(({ byId }) => byId.get(connection)?.since);

/** Every set-up of a host, the newest first; empty where there can be none. */
export function useSetups(connection: ConnectionId): {
  setups: readonly PassthroughSetup[];
  failure: Failure | undefined;
  known: boolean;
} {
  const { data, error } = useQuery({
    queryKey: ['passthrough', connection, 'list', useConnectedSince(connection)],
    queryFn: ({ signal }) => api.passthrough.list({ connection }, { signal }),
    retry: false,
  });
  return { setups: data?.setups ?? [], failure: failureOf(error), known: data !== undefined };
}

/** What has to be so for a set-up, and what is found of it on the host now. */
export function useVerification(connection: ConnectionId, setup: Uuid, wanted = true) {
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['passthrough', connection, 'verify', setup, useConnectedSince(connection)],
    queryFn: ({ signal }) => api.passthrough.verify({ connection, setup }, { signal }),
    enabled: wanted,
    retry: false,
  });
  return {
    checks: data?.checks,
    failure: failureOf(error),
    looking: isFetching,
    again: () => void refetch(),
  };
}

/** Reads everything of the host's set-ups anew, at once or when a job has ended. */
export function useSetupsAgain(connection: ConnectionId): (job?: string) => void {
  const queries = useQueryClient();
  return useCallback(
    (job?: string) => {
      const again = () => queries.invalidateQueries({ queryKey: ['passthrough', connection] });
      if (job === undefined) void again();
      else void jobEnded(job).then(again);
    },
    [queries, connection],
  );
}

import type { InferContractRouterOutputs } from '@orpc/contract';
import { useQuery } from '@tanstack/react-query';
import type { Failure } from '#shared/contract/failure.ts';
import type { gpuSharingContract } from '#shared/contract/gpu-sharing.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { HostTuning } from '#shared/contract/host-tuning.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { api } from './client.ts';
import { toFailure } from './failure.ts';
import { guestKey } from './live/guests.ts';

type Sharing = InferContractRouterOutputs<typeof gpuSharingContract>;

/** Memory and CPUs of a host, as they are given to guests. */
export function useHostTuning(connection: ConnectionId): {
  tuning: HostTuning | undefined;
  failure: Failure | undefined;
  again: () => void;
} {
  const { data, error, refetch } = useQuery({
    queryKey: ['devices', connection, 'tuning'],
    queryFn: ({ signal }) => api.hostTuning.read({ connection }, { signal }),
  });
  return {
    tuning: data,
    failure: error === null ? undefined : toFailure(error),
    again: () => void refetch(),
  };
}

/** GPUs of a host that draw for its guests. */
export function useSharingHost(connection: ConnectionId): Sharing['host'] | undefined {
  return useQuery({
    queryKey: ['devices', connection, 'sharing'],
    queryFn: ({ signal }) => api.gpuSharing.host({ connection }, { signal }),
  }).data;
}

/** Whether a guest can have its host's GPU draw for it; asked anew with every document. */
export function useSharingOffer(guest: Guest, document: string): Sharing['offer'] | undefined {
  const { connection, uuid } = guest;
  return useQuery({
    queryKey: ['sharing', guestKey(guest), document],
    queryFn: ({ signal }) => api.gpuSharing.offer({ guest: { connection, uuid } }, { signal }),
  }).data;
}

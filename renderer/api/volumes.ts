import { useQuery } from '@tanstack/react-query';
import type { Failure } from '#shared/contract/failure.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { VolumeAction, VolumeDetails, VolumeOffer } from '#shared/contract/volumes.ts';
import { api } from './client.ts';
import { toFailure } from './failure.ts';

export interface PoolRef {
  readonly connection: ConnectionId;
  readonly pool: string;
}

/** How an action on a pool's volumes is planned and run. `passphrase`: of a new secret; it goes with the run alone. */
export const volumeWays = ({ connection, pool }: PoolRef, passphrase?: string) => ({
  planOf: (action: VolumeAction, signal: AbortSignal) =>
    api.volumes.plan({ connection, pool, action }, { signal }),
  runOf: (action: VolumeAction, stamp: string) =>
    api.volumes.run({
      connection,
      pool,
      action,
      stamp,
      ...(passphrase !== undefined && passphrase !== '' && { passphrase }),
    }),
});

/** What a pool can make, read anew each time a dialog asks. */
export function useVolumeOffer({ connection, pool }: PoolRef): {
  offer: VolumeOffer | undefined;
  failure: Failure | undefined;
} {
  const { data, error } = useQuery({
    queryKey: ['volume-offer', connection, pool],
    queryFn: ({ signal }) => api.volumes.offer({ connection, pool }, { signal }),
    staleTime: 0,
    gcTime: 0,
  });
  return { offer: data, failure: error === null ? undefined : toFailure(error) };
}

/** One volume with its chain. `marks`: read again when what the list says of it has changed. */
export function useVolumeDetails(
  { connection, pool }: PoolRef,
  volume: string,
  marks: unknown,
): { details: VolumeDetails | undefined; failure: Failure | undefined } {
  const { data, error } = useQuery({
    queryKey: ['volume-details', connection, pool, volume, marks],
    queryFn: ({ signal }) => api.volumes.details({ connection, pool, volume }, { signal }),
    staleTime: 0,
    placeholderData: previous => previous,
  });
  return { details: data, failure: error === null ? undefined : toFailure(error) };
}

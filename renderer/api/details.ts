import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Guest, GuestDetails } from '#shared/contract/guests.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { api } from './client.ts';
import { toFailure } from './failure.ts';
import { guestKey, guestRef } from './live/guests.ts';
import { useWhenGuestChanges } from './when-guest-changes.ts';

export interface DetailsAnswer {
  details: GuestDetails | undefined;
  failure: Failure | undefined;
}

/** Everything about one guest. Asked again whenever an event changed its row. */
export function useGuestDetails(guest: Guest): DetailsAnswer {
  const queries = useQueryClient();
  const key = guestKey(guest);
  const ref = guestRef(guest);
  const { data, error } = useQuery({
    queryKey: ['guest-details', key],
    queryFn: ({ signal }) => api.guests.details({ guest: ref }, { signal }),
  });
  useWhenGuestChanges(guest, () => queries.invalidateQueries({ queryKey: ['guest-details', key] }));
  return { details: data, failure: error === null ? undefined : toFailure(error) };
}

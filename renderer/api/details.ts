import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Guest, GuestDetails } from '#shared/contract/guests.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { api } from './client.ts';
import { toFailure } from './failure.ts';
import { guestKey, guestRef } from './live/guests.ts';

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
  const seen = useRef(guest);
  useEffect(() => {
    if (seen.current !== guest && guestKey(seen.current) === key) {
      void queries.invalidateQueries({ queryKey: ['guest-details', key] });
    }
    seen.current = guest;
  }, [guest, key, queries]);
  return { details: data, failure: error === null ? undefined : toFailure(error) };
}

import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Failure } from '#shared/contract/failure.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { Overview } from '#shared/contract/overview.ts';
import { api } from './client.ts';
import { toFailure } from './failure.ts';
import { guestKey, guestRef, type GuestKey } from './live/guests.ts';
import { useWhenGuestChanges } from './when-guest-changes.ts';

const keyOf = (guest: GuestKey) => ['guest-overview', guest] as const;

export interface OverviewAnswer {
  overview: Overview | undefined;
  failure: Failure | undefined;
}

/** Addresses, what needs attention and the layers of a guest. Asked again whenever an event changed its row. */
export function useOverview(guest: Guest): OverviewAnswer {
  const queries = useQueryClient();
  const key = guestKey(guest);
  const { data, error } = useQuery({
    queryKey: keyOf(key),
    queryFn: ({ signal }) => api.overview.read({ guest: guestRef(guest) }, { signal }),
  });
  useWhenGuestChanges(guest, () => overviewAgain(queries, key));
  return { overview: data, failure: error === null ? undefined : toFailure(error) };
}

/** Reads it anew: something was done that no event tells of. */
export async function overviewAgain(queries: QueryClient, guest: GuestKey): Promise<void> {
  const queryKey = keyOf(guest);
  // A first reading that is under way would stand for the new one.
  await queries
    .getQueryCache()
    .find({ queryKey })
    ?.promise?.catch(() => undefined);
  await queries.invalidateQueries({ queryKey });
}

export const setNotes = (guest: Guest, notes: string) =>
  api.overview.setNotes({ guest: guestRef(guest), notes });

export const setStartOrder = (guest: Guest, startOrder: number | null) =>
  api.overview.setStartOrder({ guest: guestRef(guest), startOrder });

export const startNetwork = (guest: Guest, network: string) =>
  api.overview.startNetwork({ guest: guestRef(guest), network });

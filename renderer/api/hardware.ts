import { keepPreviousData, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { Failure } from '#shared/contract/failure.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type {
  GuestDocuments,
  HardwareChoices,
  HardwareEdit,
  HardwarePlan,
} from '#shared/contract/hardware.ts';
import type { HistoryEntry } from '#shared/contract/history.ts';
import { api } from './client.ts';
import { toFailure } from './failure.ts';
import { follow } from './live/follow.ts';
import { guestKey, guestRef, type GuestKey } from './live/guests.ts';
import { useWhenGuestChanges } from './when-guest-changes.ts';

const documentsKey = (guest: GuestKey) => ['hardware', 'documents', guest] as const;

/** The guest's running and lasting document, without secrets. Asked again whenever either may have changed. */
export function useDocuments(guest: Guest): {
  documents: GuestDocuments | undefined;
  failure: Failure | undefined;
} {
  const key = guestKey(guest);
  const again = useDocumentsAgain(key);
  const { data, error } = useQuery({
    queryKey: documentsKey(key),
    queryFn: ({ signal }) => api.hardware.documents({ guest: guestRef(guest) }, { signal }),
  });
  useWhenGuestChanges(guest, again);
  const { connection, uuid } = guest;
  useEffect(() => {
    const stop = new AbortController();
    let first = true;
    void follow({
      open: signal => api.history.watch({ guest: { connection, uuid } }, { signal }),
      apply: ({ entries }) => {
        if (!first && entries.some(({ kind }) => changing.has(kind))) void again();
        first = false;
      },
      lost: () => (first = true),
      signal: stop.signal,
    });
    return () => stop.abort();
  }, [connection, uuid, again]);
  return { documents: data, failure: error === null ? undefined : toFailure(error) };
}

/** What happens to a guest without its row telling: it was defined anew, a device came or went. */
const changing = new Set<HistoryEntry['kind']>(['document', 'device', 'state', 'disk']);

/** Reads the documents anew, and whatever was planned by them. */
export function useDocumentsAgain(guest: GuestKey): () => Promise<GuestDocuments | undefined> {
  const queries = useQueryClient();
  return useCallback(() => documentsAgain(queries, guest), [queries, guest]);
}

async function documentsAgain(queries: QueryClient, guest: GuestKey): Promise<GuestDocuments | undefined> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: documentsKey(guest) }),
    queries.invalidateQueries({ queryKey: ['hardware', 'plan', guest] }),
  ]);
  return queries.getQueryData<GuestDocuments>(documentsKey(guest));
}

/** What the host has to choose from for this guest. It comes after the documents: nothing waits for it. */
export function useChoices(guest: Guest): HardwareChoices | undefined {
  const { data } = useQuery({
    queryKey: ['hardware', 'choices', guestKey(guest)],
    queryFn: ({ signal }) => api.hardware.choices({ guest: guestRef(guest) }, { signal }),
  });
  return data;
}

export interface PlanAnswer {
  plan: HardwarePlan | undefined;
  failure: Failure | undefined;
  /** The plan is for the edits as they were a moment ago. */
  stale: boolean;
}

/** What becomes of edits, without doing any of it. No edits, no question. */
export function useHardwarePlan(guest: Guest, edits: readonly HardwareEdit[]): PlanAnswer {
  const asked = edits.length > 0;
  const { data, error, isFetching, isPlaceholderData } = useQuery({
    queryKey: ['hardware', 'plan', guestKey(guest), edits],
    queryFn: ({ signal }) => api.hardware.plan({ guest: guestRef(guest), edits: [...edits] }, { signal }),
    enabled: asked,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return {
    plan: asked ? data : undefined,
    failure: !asked || error === null ? undefined : toFailure(error),
    stale: isFetching || isPlaceholderData,
  };
}

/** Does it. `later`: nothing happens to the running guest. */
export const applyHardware = (guest: Guest, edits: readonly HardwareEdit[], later: boolean) =>
  api.hardware.apply({ guest: guestRef(guest), edits: [...edits], later });

import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { DiskAction, disksContract } from '#shared/contract/disks.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { CatalogueEntry } from '#shared/contract/media.ts';
import { api } from './client.ts';
import { toFailure } from './failure.ts';
import { guestKey, guestRef } from './live/guests.ts';
import { useRunningJobs } from './live/jobs.ts';
import { useWhenGuestChanges } from './when-guest-changes.ts';

export type DisksAnswer = InferContractRouterOutputs<typeof disksContract>['list'];

/** A guest's disks and what can be done to each. Read again when its row changes or a job about it ends. */
export function useGuestDisks(guest: Guest): {
  answer: DisksAnswer | undefined;
  failure: Failure | undefined;
} {
  const key = guestKey(guest);
  const queries = useQueryClient();
  const { data, error } = useQuery({
    queryKey: ['guest-disks', key],
    queryFn: ({ signal }) => api.disks.list({ guest: guestRef(guest) }, { signal }),
  });
  const again = () => queries.invalidateQueries({ queryKey: ['guest-disks', key] });
  useWhenGuestChanges(guest, again, useRunningJobs(key));
  return { answer: data, failure: error === null ? undefined : toFailure(error) };
}

/** How an action on this guest's disks is planned and run. */
export const diskWays = (guest: Guest) => ({
  planOf: (action: DiskAction, signal: AbortSignal) =>
    api.disks.plan({ guest: guestRef(guest), action }, { signal }),
  runOf: (action: DiskAction, stamp: string) => api.disks.run({ guest: guestRef(guest), action, stamp }),
});

/** Media that can be downloaded; undefined until it was heard. */
export function useMediaCatalogue(): readonly CatalogueEntry[] | undefined {
  const { data } = useQuery({
    queryKey: ['media', 'catalogue'],
    queryFn: ({ signal }) => api.media.catalogue({}, { signal }),
  });
  return data?.entries;
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { DiskAction, disksContract } from '#shared/contract/disks.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { CatalogueEntry } from '#shared/contract/media.ts';
import { api } from './client.ts';
import { toFailure } from './failure.ts';
import { guestKey, guestRef, type GuestKey } from './live/guests.ts';
import { useJobs } from './live/jobs.ts';

export type DisksAnswer = InferContractRouterOutputs<typeof disksContract>['list'];

const jobsOf = (guest: GuestKey) =>
  useJobs(({ byId }) =>
    [...byId.values()]
      .filter(job => job.guest !== undefined && guestKey(job.guest) === guest && job.state === 'running')
      .map(({ id }) => id)
      .join(' '),
  );

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
  const running = jobsOf(key);
  const seen = useRef({ guest, running });
  useEffect(() => {
    const before = seen.current;
    seen.current = { guest, running };
    if (guestKey(before.guest) !== key) return;
    if (before.guest !== guest || before.running !== running)
      void queries.invalidateQueries({ queryKey: ['guest-disks', key] });
  }, [guest, running, key, queries]);
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

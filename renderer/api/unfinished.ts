import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import type { Unfinished } from '#shared/contract/unfinished.ts';
import { api } from './client.ts';
import { guestKey, guestRef } from './live/guests.ts';
import { jobEnded } from './live/jobs.ts';

/** Work on this guest that was cut short; empty while it is not known. */
export function useUnfinished(guest: Guest): {
  unfinished: readonly Unfinished[];
  /** Takes one of its ways. Answers with the job that does, and reads anew once that has ended. */
  settle: (id: string, way: string) => Promise<string | undefined>;
} {
  const key = guestKey(guest);
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ['unfinished', key],
    queryFn: ({ signal }) => api.unfinished.list({ guest: guestRef(guest) }, { signal }),
  });
  const settle = useCallback(
    async (id: string, way: string) => {
      const { job } = await api.unfinished.settle({ id, way });
      const again = () => queries.invalidateQueries({ queryKey: ['unfinished', key] });
      if (job === undefined) await again();
      else void jobEnded(job).then(again);
      return job;
    },
    [queries, key],
  );
  return { unfinished: data?.unfinished ?? [], settle };
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { Unfinished } from '#shared/contract/unfinished.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { api } from './client.ts';
import { useStale } from './live/connections.ts';
import { guestKey, guestRef } from './live/guests.ts';
import { jobEnded } from './live/jobs.ts';

/** A guest, or a host itself. */
export type Whose = GuestRef | { readonly connection: ConnectionId };

/** Work that was cut short; empty while it is not known. */
export function useUnfinished(whose: Whose): {
  unfinished: readonly Unfinished[];
  /** Takes one of its ways. Answers with the job that does, and reads anew once that has ended. */
  settle: (id: string, way: string) => Promise<string | undefined>;
} {
  const key = 'uuid' in whose ? guestKey(whose) : whose.connection;
  const input = 'uuid' in whose ? { guest: guestRef(whose) } : { connection: whose.connection };
  const queries = useQueryClient();
  const { data } = useQuery({
    // What came of it is told once its host is connected.
    queryKey: ['unfinished', key, useStale(whose.connection)],
    queryFn: ({ signal }) => api.unfinished.list(input, { signal }),
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

import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { Readability, ReadabilityAction } from '#shared/contract/readability.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { api } from './client.ts';
import { jobEnded } from './live/jobs.ts';

/** A file that QEMU is to open. */
export interface FileAsked {
  readonly connection: ConnectionId;
  readonly path: string;
  readonly write?: boolean | undefined;
  /** Whose disk it is: it has the new file afterwards. */
  readonly guest?: GuestRef | undefined;
}

const asked = ({ connection, path, write = false, guest }: FileAsked) => ({
  connection,
  path,
  write,
  ...(guest && { guest: { connection: guest.connection, uuid: guest.uuid } }),
});

const keyOf = (file: FileAsked) => ['readability', file.connection, file.path, file.write ?? false];

/** Whether QEMU may read a file, and why not; undefined until it was heard, and where nothing is asked. */
export function useReadability(file: FileAsked | undefined): Readability | undefined {
  const { data } = useQuery({
    queryKey: file ? keyOf(file) : ['readability'],
    queryFn: ({ signal }) => (file ? api.readability.read(asked(file), { signal }) : undefined),
    enabled: file !== undefined,
    retry: false,
    staleTime: 5000,
  });
  return data;
}

/** How remedies are planned and run for one file. `moved`: told of the new path once a copy or move is done. */
export function useReadabilityWays(file: FileAsked, moved: (path: string) => void) {
  const queries = useQueryClient();
  return {
    planOf: async (action: ReadabilityAction, signal: AbortSignal) =>
      (await api.readability.plan({ ...asked(file), action }, { signal })).plan,
    runOf: async (action: ReadabilityAction, stamp: string) => {
      const { job, becomes } = await api.readability.run({ ...asked(file), action, stamp });
      void jobEnded(job).then(async ({ state }) => {
        await queries.invalidateQueries({ queryKey: ['readability'] });
        if (state === 'done') moved(becomes);
      });
      return { job };
    },
  };
}

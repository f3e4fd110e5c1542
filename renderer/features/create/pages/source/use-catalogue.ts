import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { api } from '#renderer/api/client.ts';
import { toFailure } from '#renderer/api/failure.ts';
import type { CachedFile, CatalogueEntry } from '#shared/contract/media.ts';
import type { Failure } from '#shared/contract/failure.ts';

export function useCatalogue(): {
  entries: readonly CatalogueEntry[] | undefined;
  failure: Failure | undefined;
} {
  const { data, error } = useQuery({
    queryKey: ['media', 'catalogue'],
    queryFn: ({ signal }) => api.media.catalogue({}, { signal }),
  });
  return { entries: data?.entries, failure: error === null ? undefined : toFailure(error) };
}

export function useCache(): { files: readonly CachedFile[] | undefined; folder: string | undefined } {
  const { data } = useQuery({
    queryKey: ['media', 'cache'],
    queryFn: ({ signal }) => api.media.cache({}, { signal }),
  });
  return { files: data?.files, folder: data?.folder };
}

/** After a download or an emptied cache: what is there is asked for again. */
export async function askMediaAgain(queries: QueryClient): Promise<void> {
  await Promise.all(
    ['catalogue', 'cache'].map(part => queries.invalidateQueries({ queryKey: ['media', part] })),
  );
}

export const useAskMediaAgain = () => {
  const queries = useQueryClient();
  return () => askMediaAgain(queries);
};

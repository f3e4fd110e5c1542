import { useQuery } from '@tanstack/react-query';
import { api } from '#renderer/api/client.ts';
import type { System } from '#shared/contract/media.ts';

/** Every system osinfo knows, the newest first. It changes with a package of the host, so it is asked for once. */
export function useSystems(wanted: boolean): readonly System[] | undefined {
  const { data } = useQuery({
    queryKey: ['media', 'systems'],
    queryFn: ({ signal }) => api.media.systems({}, { signal }),
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.systems;
}

/** A system's name by its id; its id where nobody knows it. */
export function useSystemLabel(id: string | undefined): string | undefined {
  const systems = useSystems(id !== undefined);
  if (id === undefined) return undefined;
  return systems?.find(system => system.id === id)?.label ?? id;
}

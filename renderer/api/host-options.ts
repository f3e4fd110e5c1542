import { useQuery } from '@tanstack/react-query';
import type { CreateOptions } from '#shared/contract/create/options.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { api } from './client.ts';

/** What one host has for any guest: its images, devices, CPUs. Undefined until it was heard. */
export function useHostOptions(connection: ConnectionId): CreateOptions | undefined {
  const { data } = useQuery({
    queryKey: ['create', 'options', { connection }],
    queryFn: ({ signal }) => api.create.options({ connection }, { signal }),
  });
  return data;
}

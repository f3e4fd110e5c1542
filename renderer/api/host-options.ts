import { skipToken, useQuery } from '@tanstack/react-query';
import type { CreateOptions } from '#shared/contract/create/options.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { api } from './client.ts';

/** What one host has for any guest: its images, devices, CPUs. Undefined until it was heard, and for no host. */
export function useHostOptions(connection: ConnectionId | undefined): CreateOptions | undefined {
  const { data } = useQuery({
    queryKey: ['create', 'options', { connection }],
    queryFn:
      connection === undefined ? skipToken : ({ signal }) => api.create.options({ connection }, { signal }),
  });
  return data;
}

/** Whether folders can be looked into: those of this computer can, which is what is meant without a connection. */
export function useBrowsable(connection: ConnectionId | undefined): boolean {
  const options = useHostOptions(connection);
  return connection === undefined || options?.browsable === true;
}

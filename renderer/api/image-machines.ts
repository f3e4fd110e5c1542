import { useQuery } from '@tanstack/react-query';
import type { ImageMachine } from '#shared/contract/image-machines.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { api } from './client.ts';

/** What a machine of an image can be made with on a host. */
export const useMachineOptions = (connection: ConnectionId, image: string) =>
  useQuery({
    queryKey: ['image-machines', 'options', connection, image],
    queryFn: ({ signal }) => api.imageMachines.options({ connection, image }, { signal }),
    gcTime: 0,
    retry: false,
  });

export const imageMachineWays = {
  planOf: (request: ImageMachine, signal: AbortSignal) => api.imageMachines.plan(request, { signal }),
  runOf: (request: ImageMachine, stamp: string) => api.imageMachines.run({ request, stamp }),
};

import { skipToken, useQuery } from '@tanstack/react-query';
import type { Failure } from '#shared/contract/failure.ts';
import type { LxcOptions, LxcPlan, LxcRequest } from '#shared/contract/lxc.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { api } from './client.ts';
import { toFailure } from './failure.ts';

/** What a new Linux container of a host can be made of; of none, nothing. */
export function useLxcOptions(connection: ConnectionId | undefined): {
  options: LxcOptions | undefined;
  failure: Failure | undefined;
} {
  const { data, error } = useQuery({
    queryKey: ['lxc', 'options', connection],
    queryFn:
      connection === undefined
        ? skipToken
        : ({ signal }: { signal: AbortSignal }) => api.lxc.options({ connection }, { signal }),
    // Names and users are taken meanwhile.
    gcTime: 0,
    retry: false,
  });
  return { options: data, failure: error === null ? undefined : toFailure(error) };
}

export const lxcWays = {
  planOf: (request: LxcRequest, signal: AbortSignal): Promise<LxcPlan> => api.lxc.plan(request, { signal }),
  runOf: (request: LxcRequest, stamp: string) => api.lxc.run({ request, stamp }),
};

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Failure } from '#shared/contract/failure.ts';
import type { NewSecret, Secret, SecretValue } from '#shared/contract/secrets.ts';
import type { ConnectionId, Uuid } from '#shared/contract/values.ts';
import { api } from './client.ts';
import { toFailure } from './failure.ts';
import { follow } from './live/follow.ts';

/** What libvirt keeps on a host for logging in and opening disks, without the values. */
export function useSecrets(connection: ConnectionId): {
  secrets: readonly Secret[] | undefined;
  failure: Failure | undefined;
  again: () => void;
} {
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['secrets', connection],
    queryFn: ({ signal }) => api.secrets.list({ connection }, { signal }),
  });
  useEffect(() => {
    const stop = new AbortController();
    void follow({
      open: signal => api.secrets.watch({ connection }, { signal }),
      apply: () => void queries.invalidateQueries({ queryKey: ['secrets', connection] }),
      lost: () => {},
      signal: stop.signal,
    });
    return () => stop.abort();
  }, [queries, connection]);
  return {
    secrets: data?.secrets,
    failure: error === null ? undefined : toFailure(error),
    again: () => void refetch(),
  };
}

/** Neither is kept in any cache: a value is sent once and forgotten here. */
export const createSecret = (connection: ConnectionId, secret: NewSecret, value: SecretValue) =>
  api.secrets.create({ connection, secret, value });
export const setSecretValue = (connection: ConnectionId, uuid: Uuid, value: SecretValue) =>
  api.secrets.setValue({ connection, uuid, value });

export const deleteSecretWays = (connection: ConnectionId) => ({
  planOf: ({ uuid }: { uuid: Uuid }, signal: AbortSignal) =>
    api.secrets.planDelete({ connection, uuid }, { signal }),
  runOf: ({ uuid }: { uuid: Uuid }, stamp: string) => api.secrets.delete({ connection, uuid, stamp }),
});

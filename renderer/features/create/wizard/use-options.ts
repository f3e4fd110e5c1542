import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '#renderer/api/client.ts';
import { toFailure } from '#renderer/api/failure.ts';
import type { CreateOptions } from '#shared/contract/create/options.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { useDraft } from './draft-store.ts';

/** What can be chosen on the draft's host, for the machine it is about. Undefined until it was first heard. */
export function useOptions(): CreateOptions | undefined {
  return useOptionsAnswer().options;
}

export function useOptionsAnswer(): { options: CreateOptions | undefined; failure: Failure | undefined } {
  const connection = useDraft(({ draft }) => draft?.connection);
  const arch = useDraft(({ draft }) => draft?.arch);
  const machine = useDraft(({ draft }) => draft?.machine);
  const acceleration = useDraft(({ draft }) => draft?.acceleration);
  const { data, error } = useQuery({
    queryKey: ['create', 'options', { connection, arch, machine, acceleration }],
    queryFn: ({ signal }) => {
      if (connection === undefined) throw new Error('Options were asked for without a host.');
      return api.create.options(
        {
          connection,
          ...(arch && { arch }),
          ...(machine && { machine }),
          ...(acceleration && { acceleration }),
        },
        { signal },
      );
    },
    enabled: connection !== undefined,
    placeholderData: keepPreviousData,
  });
  return { options: data, failure: error === null ? undefined : toFailure(error) };
}

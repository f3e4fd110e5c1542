import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '#renderer/api/client.ts';
import type { RunOptions } from '#shared/contract/container-run/plan.ts';
import { useDraft } from './draft-store.ts';

/** What can be chosen on the draft's engine. Undefined until it was first heard. */
export function useOptions(): RunOptions | undefined {
  const engine = useDraft(({ draft }) => draft?.engine);
  const { data } = useQuery({
    queryKey: ['run', 'options', engine],
    queryFn: ({ signal }) => {
      if (engine === undefined) throw new Error('Options were asked for without an engine.');
      return api.containerRun.options({ engine }, { signal });
    },
    enabled: engine !== undefined,
    placeholderData: keepPreviousData,
  });
  return data;
}

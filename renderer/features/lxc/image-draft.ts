import { skipToken, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { api } from '#renderer/api/client.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { lxcSearchSchema } from '#renderer/app/lxc-search.ts';
import { type EngineId, engineIdSchema } from '#shared/contract/engines.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { quoteWords } from '#shared/domain/run/words/shell-words.ts';
import type { LxcDraft } from './draft.ts';

/** What an image says of how it is run, for a draft that has its files; without a command, nothing of that. */
export async function imageDraft(engine: EngineId, name: string): Promise<Partial<LxcDraft>> {
  const image = await api.lxc.image({ engine, image: name });
  const files = { from: 'image', engine, image: name } as const;
  if (image.command.length === 0) return files;
  return {
    ...files,
    runs: 'program',
    command: quoteWords(image.command),
    env: image.env.map(({ name: variable, value }) => `${variable}=${value}`).join('\n'),
    user: image.user?.split(':')[0] ?? '',
    workFolder: image.folder ?? '',
  };
}

const nothing: Partial<LxcDraft> = {};

/** What the address names to begin with: an image, or nothing. Without a draft while the image is being read. */
export function useBeginning(): {
  key: string;
  draft: Partial<LxcDraft> | undefined;
  failure: Failure | undefined;
} {
  const { engine: on, image } = lxcSearchSchema.parse(useSearch({ strict: false }));
  const engine = engineIdSchema.safeParse(on);
  const named = engine.success && image !== undefined ? { engine: engine.data, image } : undefined;
  const { data, error } = useQuery({
    queryKey: ['lxc', 'image', named],
    queryFn: named === undefined ? skipToken : () => imageDraft(named.engine, named.image),
    gcTime: 0,
    retry: false,
  });
  // The rest of the form is as good without it.
  const draft = named === undefined || error !== null ? nothing : data;
  return {
    key: named === undefined ? '' : `${named.engine} ${named.image}`,
    draft,
    failure: error === null ? undefined : toFailure(error),
  };
}

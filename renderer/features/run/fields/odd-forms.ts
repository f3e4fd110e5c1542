import type { RunGpus } from '#shared/contract/container-run/resources.ts';
import { parseSize, sizeText } from '#renderer/ui/size-text.ts';
import type { Read } from './parsed-answer.tsx';

type Swap = number | 'unlimited';

/** A size, or a word for none. */
export const swapForm = {
  read: (text: string): Read<Swap> => {
    const said = text.trim().toLowerCase();
    if (said === '') return { value: undefined };
    if (said === 'unlimited') return { value: said };
    const size = parseSize(said);
    return size === undefined
      ? { wrong: 'That is no size. Write it as 2 GiB, or “unlimited”.' }
      : { value: size };
  },
  write: (value: Swap): string => (value === 'unlimited' ? value : sizeText(value)),
};

/** A small number alone is how many; more than one, or a name, are ids. */
export const gpusForm = {
  read: (text: string): Read<RunGpus> => {
    const said = text.trim();
    if (said === '') return { value: undefined };
    if (said === 'all') return { value: { which: 'all' } };
    if (/^\d{1,2}$/.test(said)) return { value: { which: 'count', count: Number(said) } };
    return { value: { which: 'ids', ids: said.split(/[\s,]+/).filter(id => id !== '') } };
  },
  write: (gpus: RunGpus): string => {
    if (gpus.which === 'all') return 'all';
    // A comma tells a single id from a number of them.
    return gpus.which === 'count'
      ? String(gpus.count)
      : `${gpus.ids.join(',')}${gpus.ids.length === 1 ? ',' : ''}`;
  },
};

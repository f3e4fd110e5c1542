import type { ReactNode } from 'react';
import { isWithin, setAt, unsetAt } from '#renderer/ui/wizard/at-path.ts';
import type { Answer } from '#renderer/ui/wizard/answer.ts';
import { RowCards } from '#renderer/ui/wizard/row-cards.tsx';
import { changeDraft, forgetUnread } from '../wizard/draft-store.ts';
import { useAnswer } from '../wizard/use-answer.ts';

type ListPath = 'ports' | 'mounts' | 'network.networks';

interface Props<Item> {
  path: ListPath;
  label: string;
  nameOf: (item: Item, at: number) => string;
  essentialsOf: (item: Item) => ReactNode;
  empty: ReactNode;
  fields: (item: Item, at: number) => ReactNode;
  actions: (add: (item: Item) => void) => ReactNode;
}

/** A list of the request. */
export function RowsAnswer<Item>({ path, ...rest }: Props<Item>) {
  const answer = useAnswer(path) as unknown as Answer<readonly Item[]>;
  const rows = answer.value ?? [];
  const change = (next: readonly Item[]) =>
    changeDraft(draft => (next.length === 0 ? unsetAt(draft, path) : setAt(draft, path, next)));
  return (
    <RowCards<Item>
      {...rest}
      answer={{
        ...answer,
        chosen: false,
        problems: answer.problems.filter(({ field }) => field === path),
      }}
      rows={rows}
      isWrong={at => answer.problems.some(({ field }) => isWithin(field, `${path}.${at}`))}
      onAdd={item => change([...rows, item])}
      onRemove={at => {
        // What is typed below has other numbers now.
        forgetUnread(path);
        change(rows.filter((_, each) => each !== at));
      }}
    />
  );
}

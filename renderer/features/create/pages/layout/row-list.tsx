import type { ReactNode } from 'react';
import { RowCards } from '#renderer/ui/wizard/row-cards.tsx';
import type { Rows } from '../../wizard/use-rows.ts';
import type { ListName } from '../../wizard/answers.ts';
import { isWithin } from '#renderer/ui/wizard/at-path.ts';
import { useAnswer } from '../../wizard/use-answer.ts';

type Item<L extends ListName> = Rows<L>['rows'][number];

interface Props<L extends ListName> {
  list: L;
  label: string;
  rows: Rows<L>;
  nameOf: (item: Item<L>, at: number) => string;
  essentialsOf: (item: Item<L>) => ReactNode;
  /** Said in place of the rows when there are none. */
  empty: ReactNode;
  /** Order means something. */
  ordered: boolean;
  fields: (item: Item<L>, at: number) => ReactNode;
  /** Buttons that add one. */
  actions: (add: (item: Item<L>) => void) => ReactNode;
}

/** A list of the guest's parts, to be added to, changed, put in order and taken from. */
export function RowList<L extends ListName>(props: Props<L>) {
  const { list, rows, ordered, ...rest } = props;
  const answer = useAnswer(list);
  return (
    <RowCards<Item<L>>
      {...rest}
      answer={{ ...answer, problems: answer.problems.filter(({ field }) => field === list) }}
      rows={rows.rows}
      isWrong={at => answer.problems.some(({ field }) => isWithin(field, `${list}.${at}`))}
      onAdd={rows.add}
      onRemove={rows.remove}
      onMove={ordered ? rows.move : undefined}
    />
  );
}

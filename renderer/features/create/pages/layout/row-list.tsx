import { useState, type ReactNode } from 'react';
import type { Rows } from '../../wizard/use-rows.ts';
import type { ListName } from '../../wizard/answers.ts';
import { AnswerFrame } from '../../wizard/fields/answer-frame.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';
import { RowCard } from './row-card.tsx';
import styles from './row-list.module.css';

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
  const { list, label, rows, nameOf, essentialsOf, empty, ordered, fields, actions } = props;
  const answer = useAnswer(list);
  // A row's state follows its item, wherever it is moved to; a number is all that tells two new disks apart.
  const [ids, setIds] = useState<readonly number[]>([]);
  const [next, setNext] = useState(1_000);
  const items: readonly Item<L>[] = rows.rows;
  const idAt = (at: number) => ids[at] ?? at;
  const now = items.map((_, at) => idAt(at));

  function move(from: number, to: number) {
    const moved = now.toSpliced(from, 1).toSpliced(to, 0, idAt(from));
    setIds(moved);
    rows.move(from, to);
  }
  return (
    <AnswerFrame
      answer={{ ...answer, problems: answer.problems.filter(({ field }) => field === list) }}
      label={label}
    >
      <ul className={styles['rows']} aria-label={label}>
        {items.map((item, at) => (
          <RowCard
            key={idAt(at)}
            name={nameOf(item, at)}
            essentials={essentialsOf(item)}
            path={`${list}.${at}`}
            fresh={idAt(at) >= 1_000}
            onRemove={() => {
              setIds(now.toSpliced(at, 1));
              rows.remove(at);
            }}
            onUp={ordered && at > 0 ? () => move(at, at - 1) : undefined}
            onDown={ordered && at < items.length - 1 ? () => move(at, at + 1) : undefined}
          >
            {fields(item, at)}
          </RowCard>
        ))}
      </ul>
      {items.length === 0 && <p className={styles['empty']}>{empty}</p>}
      <div className={styles['actions']}>
        {actions(item => {
          setIds([...now, next]);
          setNext(next + 1);
          rows.add(item);
        })}
      </div>
    </AnswerFrame>
  );
}

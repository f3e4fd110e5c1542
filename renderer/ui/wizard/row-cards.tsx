import { useState, type ReactNode } from 'react';
import type { Answer } from './answer.ts';
import { AnswerFrame } from './answer-frame.tsx';
import { RowCard } from './row-card.tsx';
import styles from './row-list.module.css';

interface Props<Item> {
  answer: Omit<Answer<unknown>, 'value' | 'resolved' | 'set'>;
  label: string;
  rows: readonly Item[];
  /** Something of the item stands in the way. */
  isWrong: (at: number) => boolean;
  nameOf: (item: Item, at: number) => string;
  essentialsOf: (item: Item) => ReactNode;
  /** Said in place of the rows when there are none. */
  empty: ReactNode;
  fields: (item: Item, at: number) => ReactNode;
  /** Buttons that add one. */
  actions: (add: (item: Item) => void) => ReactNode;
  onAdd: (item: Item) => void;
  onRemove: (at: number) => void;
  /** Where order means something. */
  onMove?: ((from: number, to: number) => void) | undefined;
}

/** A list of parts, to be added to, changed, put in order and taken from. */
export function RowCards<Item>(props: Props<Item>) {
  const { answer, label, rows, isWrong, nameOf, essentialsOf, empty, fields, actions } = props;
  const { onAdd, onRemove, onMove } = props;
  // A row's state follows its item, wherever it is moved to; a number is all that tells two new disks apart.
  const [ids, setIds] = useState<readonly number[]>([]);
  const [next, setNext] = useState(1_000);
  const idAt = (at: number) => ids[at] ?? at;
  const now = rows.map((_, at) => idAt(at));

  function move(from: number, to: number) {
    const moved = now.toSpliced(from, 1).toSpliced(to, 0, idAt(from));
    setIds(moved);
    onMove?.(from, to);
  }
  return (
    <AnswerFrame answer={answer} label={label}>
      <ul className={styles['rows']} aria-label={label}>
        {rows.map((item, at) => (
          <RowCard
            key={idAt(at)}
            name={nameOf(item, at)}
            essentials={essentialsOf(item)}
            wrong={isWrong(at)}
            fresh={idAt(at) >= 1_000}
            onRemove={() => {
              setIds(now.toSpliced(at, 1));
              onRemove(at);
            }}
            onUp={onMove !== undefined && at > 0 ? () => move(at, at - 1) : undefined}
            onDown={onMove !== undefined && at < rows.length - 1 ? () => move(at, at + 1) : undefined}
          >
            {fields(item, at)}
          </RowCard>
        ))}
      </ul>
      {rows.length === 0 && <p className={styles['empty']}>{empty}</p>}
      <div className={styles['actions']}>
        {actions(item => {
          setIds([...now, next]);
          setNext(next + 1);
          onAdd(item);
        })}
      </div>
    </AnswerFrame>
  );
}

import type { Sorting } from './arrange.ts';
import type { Column } from './columns.ts';
import styles from './list.module.css';

interface Props {
  columns: readonly Column[];
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
}

/** The columns' names; a click sorts, a second one turns the order round. */
export function VolumeHeader({ columns, sorting, onSort }: Props) {
  return (
    <div role="row" aria-rowindex={1} className={styles['header']}>
      {columns.map(({ id, title, align }) => {
        const active = id === sorting.by;
        const order = sorting.descending ? ('descending' as const) : ('ascending' as const);
        return (
          <div key={id} role="columnheader" data-align={align} {...(active && { 'aria-sort': order })}>
            <button
              type="button"
              title={`Sort by ${title}`}
              onClick={() => onSort({ by: id, descending: active && !sorting.descending })}
            >
              {title}
              <span aria-hidden="true">{active ? (sorting.descending ? ' ↓' : ' ↑') : ''}</span>
            </button>
          </div>
        );
      })}
      <div role="columnheader">
        <span className="visually-hidden">Actions</span>
      </div>
    </div>
  );
}

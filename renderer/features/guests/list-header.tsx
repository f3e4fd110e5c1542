import type { Column, SortColumn } from './model/columns.ts';
import { useGuestsSearch } from './use-search.ts';
import styles from './list.module.css';

/** The columns' names; a click sorts, a second one turns the order round. */
export function ListHeader({ columns }: { columns: readonly Column[] }) {
  const [search, change] = useGuestsSearch();
  const sort = search.sort ?? 'name';
  const descending = search.desc ?? false;

  const sortBy = (column: SortColumn) =>
    change(before => {
      const { sort: _sort, desc: _desc, ...rest } = before;
      const turned = sort === column && !descending;
      return { ...rest, ...(column === 'name' ? {} : { sort: column }), ...(turned ? { desc: true } : {}) };
    });

  return (
    <div role="row" aria-rowindex={1} className={styles['header']}>
      {columns.map(({ id, title, sort: by, align }) => {
        const active = by !== undefined && by === sort;
        return (
          <div
            key={id}
            role="columnheader"
            data-align={align}
            {...(active
              ? { 'aria-sort': descending ? ('descending' as const) : ('ascending' as const) }
              : {})}
          >
            {by === undefined ? (
              title
            ) : (
              <button type="button" tabIndex={-1} onClick={() => sortBy(by)} title={`Sort by ${title}`}>
                {title}
                <span aria-hidden="true">{active ? (descending ? ' ↓' : ' ↑') : ''}</span>
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}

import type { ReactNode } from 'react';
import type { LineKey } from '#renderer/api/live/line-key.ts';
import { useTargets } from '#renderer/app/guest-actions/targets.ts';
import type { Column, ColumnId } from '../model/columns.ts';
import { useFocus } from '../selection-store.ts';
import { rowId } from './row-id.ts';
import styles from './row.module.css';

export interface LinePlace {
  columns: readonly Column[];
  /** Position among all lines, counted from 1 with the header as the first. */
  index: number;
  top: number;
}

interface Props extends LinePlace {
  id: LineKey;
  /** What it shows may no longer be so. */
  stale: boolean;
  cell: (column: ColumnId) => ReactNode;
}

/** The line that a guest of any kind stands on. */
export function Line({ id, columns, index, top, stale, cell }: Props) {
  const selected = useTargets(state => state.selected.has(id));
  const opened = useTargets(state => state.opened === id);
  const focused = useFocus(state => state.line === id);
  return (
    <div
      role="row"
      id={rowId(id)}
      data-key={id}
      className={styles['row']}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={index}
      aria-level={1}
      aria-selected={selected}
      data-opened={opened || undefined}
      data-focused={focused || undefined}
      data-stale={stale || undefined}
      title={stale ? 'The connection is lost: this is the last that was known.' : undefined}
    >
      {columns.map(column => (
        <div key={column.id} role="gridcell" className={styles['cell']} data-column={column.id}>
          {cell(column.id)}
        </div>
      ))}
    </div>
  );
}

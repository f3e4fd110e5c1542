import { memo } from 'react';
import type { Item } from '../model/arrange.ts';
import { setCollapsed } from '../collapsed.ts';
import { useFocus } from '../selection-store.ts';
import { rowId } from './row-id.ts';
import styles from './row.module.css';

interface Props {
  item: Extract<Item, { kind: 'group' }>;
  index: number;
  top: number;
}

export const GroupRow = memo(function GroupRow({ item, index, top }: Props) {
  const focused = useFocus(state => state.line === item.id);
  return (
    <div
      role="row"
      id={rowId(item.id)}
      className={styles['group']}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={index}
      aria-level={1}
      aria-expanded={!item.collapsed}
      data-focused={focused || undefined}
    >
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the grid has the keys */}
      <div role="gridcell" title={item.label} onClick={() => setCollapsed(item.id, !item.collapsed)}>
        <svg viewBox="0 0 10 10" width="9" height="9" aria-hidden="true">
          <path d="M1.5 3h7L5 8z" fill="currentColor" />
        </svg>
        <span className={styles['text']}>{item.label}</span>
        <span className={styles['count']}>{item.count.toLocaleString('en-GB')}</span>
      </div>
    </div>
  );
});

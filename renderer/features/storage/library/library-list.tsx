import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useId, useRef } from 'react';
import type { LibraryItem } from '#shared/contract/library.ts';
import { LibraryRow } from './library-row.tsx';
import styles from './library.module.css';

const ROW = 44;

interface Props {
  items: readonly LibraryItem[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

/** Images, of which only those in sight are drawn. Arrow keys choose the next. */
export function LibraryList({ items, chosen, onChoose }: Props) {
  const list = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const at = items.findIndex(({ id }) => id === chosen);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
    initialRect: { width: 800, height: 600 },
  });
  const moveTo = (to: number) => {
    const next = Math.min(Math.max(0, to), items.length - 1);
    const item = items[next];
    if (!item) return;
    rows.scrollToIndex(next);
    onChoose(item.id);
  };
  const keys: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + 10,
    PageUp: at - 10,
    Home: 0,
    End: items.length - 1,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = keys[event.key];
    if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    moveTo(to);
  };
  return (
    <div
      ref={scroller}
      className={styles['list']}
      role="listbox"
      aria-label="Images"
      tabIndex={0}
      {...(at >= 0 && { 'aria-activedescendant': `${list}-${at}` })}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className={styles['lines']} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          return (
            item && (
              <LibraryRow
                key={item.id}
                id={`${list}-${index}`}
                item={item}
                chosen={item.id === chosen}
                place={{ at: index + 1, of: items.length, start }}
                onChoose={() => onChoose(item.id)}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

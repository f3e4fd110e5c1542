import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useSettings } from '#renderer/api/live/settings.ts';
import type { Item } from '../model/arrange.ts';
import { readKey } from '../model/keys.ts';
import { DeviceRow, HeadingRow, rowId } from './row.tsx';
import styles from './list.module.css';

interface Props {
  items: readonly Item[];
  chosen: string | undefined;
  /** All that goes away with the one chosen. */
  together: ReadonlySet<string>;
  onFold: (card: string, folded: boolean) => void;
  onOpen: (address: string) => void;
  onClose: () => void;
}

const columns = ['Address', 'Device', 'Driver', 'Used by', 'Verdict'] as const;

const lineAt = ({ target }: MouseEvent) =>
  (target as Element).closest<HTMLElement>('[data-line]')?.dataset['line'];

/** The lines themselves: only those in sight are there. */
export function DeviceGrid({ items, chosen, together, onFold, onOpen, onClose }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const compact = useSettings(state => state.density === 'compact');
  const [row, heading] = compact ? [28, 26] : [36, 30];
  const [line, setLine] = useState(chosen);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => (items[index]?.kind === 'heading' ? heading : row),
    getItemKey: useCallback((index: number) => items[index]?.id ?? index, [items]),
    overscan: 10,
    scrollPaddingStart: 34,
    scrollPaddingEnd: 8,
    paddingEnd: 24,
  });
  useEffect(() => rows.measure(), [rows, row, heading]);

  // Whoever comes by an address or a link sees the device they asked for.
  const at = items.findIndex(({ id }) => id === chosen);
  const shown = useRef<string>(undefined);
  const byAddress = useRef(chosen !== undefined);
  useEffect(() => {
    if (chosen === shown.current || at < 0) return;
    // By an address, it comes before the list has its height: in the middle it is in sight in any case.
    const align = byAddress.current ? 'center' : 'auto';
    byAddress.current = false;
    shown.current = chosen;
    setLine(chosen);
    rows.scrollToIndex(at, { align });
  }, [chosen, at, rows]);

  const focused = items.some(({ id }) => id === line) ? line : undefined;
  const goToLine = (next: string) => {
    setLine(next);
    rows.scrollToIndex(items.findIndex(({ id }) => id === next));
    // A panel that is open follows, as a mail is shown while one goes through the list.
    if (chosen !== undefined) onOpen(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, rows.getVirtualItems().length - 12);
    const intent = readKey(event, items, focused, page);
    if (intent === undefined) return;
    event.preventDefault();
    if (intent.do === 'focus') goToLine(intent.line);
    else if (intent.do === 'open') onOpen(intent.line);
    else if (intent.do === 'fold') onFold(intent.card, intent.folded);
    else onClose();
  };
  const onClick = (event: MouseEvent) => {
    const address = lineAt(event);
    const item = items.find(({ id }) => id === address);
    if (item?.kind !== 'device') return;
    setLine(item.id);
    if ((event.target as Element).closest('[data-fold]') && item.functions)
      onFold(item.id, item.functions.open);
    else onOpen(item.id);
  };

  return (
    <div
      ref={scroller}
      className={styles['grid']}
      role="treegrid"
      aria-label="Host devices"
      aria-rowcount={items.length + 1}
      aria-activedescendant={focused === undefined ? undefined : rowId(focused)}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div role="rowgroup" className={styles['head']}>
        <div role="row" aria-rowindex={1} className={styles['header']}>
          {columns.map(title => (
            <div key={title} role="columnheader">
              {title}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles['lines']} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          return item.kind === 'heading' ? (
            <HeadingRow key={item.id} item={item} index={index + 2} top={start} height={heading} />
          ) : (
            <DeviceRow
              key={item.id}
              item={item}
              index={index + 2}
              top={start}
              opened={item.id === chosen}
              together={together.has(item.id)}
              focused={item.id === focused}
            />
          );
        })}
      </div>
    </div>
  );
}

import { useVirtualizer } from '@tanstack/react-virtual';
import { useId, useRef, useState, type ReactNode } from 'react';
import styles from './pick-list.module.css';

export interface PickItem {
  readonly id: string;
  readonly label: string;
  /** Short, at the right edge. */
  readonly aside?: ReactNode;
  /** Further words it is found by. */
  readonly words?: string;
}

interface Props<Item extends PickItem> {
  label: string;
  items: readonly Item[];
  chosen?: string | undefined;
  /** Said when nothing matches. */
  empty: string;
  onPick: (item: Item) => void;
}

const rowHeight = 32;

/** A long list that is searched by typing. Only the rows in sight are drawn; arrow keys and Enter pick one. */
export function PickList<Item extends PickItem>({ label, items, chosen, empty, onPick }: Props<Item>) {
  const list = useId();
  const [text, setText] = useState('');
  const found = matching(items, text);
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      items.findIndex(({ id }) => id === chosen),
    ),
  );
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: found.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialRect: { width: 400, height: 320 },
    initialOffset: () => Math.max(0, active - 4) * rowHeight,
  });
  const moveTo = (index: number) => {
    const next = Math.min(Math.max(0, index), found.length - 1);
    setActive(next);
    rows.scrollToIndex(next);
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => moveTo(active + 1),
    ArrowUp: () => moveTo(active - 1),
    PageDown: () => moveTo(active + 9),
    PageUp: () => moveTo(active - 9),
    Enter: () => found[active] && onPick(found[active]),
  };
  return (
    <div className={styles['pick']}>
      <input
        type="search"
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={list}
        aria-activedescendant={found[active] && `${list}-${active}`}
        placeholder={label}
        spellCheck={false}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- who opened the list is about to type
        autoFocus
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setActive(0);
        }}
        onKeyDown={event => {
          const act = keys[event.key];
          if (act === undefined || event.ctrlKey || event.altKey) return;
          event.preventDefault();
          act();
        }}
      />
      <div ref={scroller} className={styles['scroller']}>
        <div
          id={list}
          role="listbox"
          aria-label={label}
          className={styles['rows']}
          style={{ height: rows.getTotalSize() }}
        >
          {rows.getVirtualItems().map(({ index, start }) => {
            const item = found[index];
            return (
              item && (
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field above has the focus and the keys
                <div
                  key={item.id}
                  id={`${list}-${index}`}
                  role="option"
                  aria-selected={item.id === chosen}
                  aria-posinset={index + 1}
                  aria-setsize={found.length}
                  data-active={index === active || undefined}
                  className={styles['row']}
                  style={{ transform: `translateY(${start}px)` }}
                  onClick={() => onPick(item)}
                >
                  <span title={item.label}>{item.label}</span>
                  {item.aside}
                </div>
              )
            );
          })}
        </div>
        {found.length === 0 && <p className={styles['empty']}>{empty}</p>}
      </div>
    </div>
  );
}

/** Items that have every typed word, in their own order. */
export function matching<Item extends PickItem>(items: readonly Item[], text: string): readonly Item[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  return items.filter(item => {
    const all = `${item.label} ${item.words ?? ''}`.toLowerCase();
    return words.every(word => all.includes(word));
  });
}

import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef, useState } from 'react';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { Toolbar } from '#renderer/ui/toolbar.tsx';
import { type MenuPlace, Row, type RowLook } from './row.tsx';
import styles from './row-list.module.css';

interface Props<Item> {
  /** The plural: “Volumes”. */
  label: string;
  /** One of them: “volume”. */
  noun: string;
  items: readonly Item[];
  keyOf: (item: Item) => string;
  lookOf: (item: Item) => RowLook;
  /** All that it is found by. */
  wordsOf: (item: Item) => string;
  chosen: string | undefined;
  onChoose: (key: string) => void;
  /** Buttons beside the search. */
  actions: ReactNode;
  /** Where there is a menu of what can be done with one: opens it. */
  onMenu?: (key: string, at: MenuPlace) => void;
}

const ROW_HEIGHT = 52;

/** Things by name, one a row. Arrow keys move the choice; only the rows in sight are drawn. */
export function RowList<Item>(props: Props<Item>) {
  const { label, noun, items, keyOf, lookOf, wordsOf, chosen, onChoose, actions, onMenu } = props;
  const [sought, setSought] = useState('');
  const scroller = useRef<HTMLDivElement>(null);
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const found = items.filter(item => {
    const all = wordsOf(item).toLowerCase();
    return words.every(word => all.includes(word));
  });
  const rows = useVirtualizer({
    count: found.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    initialRect: { width: 600, height: 600 },
  });
  const at = Math.max(
    0,
    found.findIndex(item => keyOf(item) === chosen),
  );
  const moveTo = (index: number) => {
    const to = Math.min(Math.max(0, index), found.length - 1);
    const next = found[to];
    if (next === undefined) return;
    rows.scrollToIndex(to);
    onChoose(keyOf(next));
    // The row may be drawn only after it was scrolled to.
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(keyOf(next))}"]`)?.focus(),
    );
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => moveTo(at + 1),
    ArrowUp: () => moveTo(at - 1),
    Home: () => moveTo(0),
    End: () => moveTo(found.length - 1),
    PageDown: () => moveTo(at + 10),
    PageUp: () => moveTo(at - 10),
  };
  const all = `${items.length} ${noun}${items.length === 1 ? '' : 's'}`;
  return (
    <div className={styles['list']}>
      <Toolbar label={label}>
        <SearchField value={sought} onChange={setSought} label={`Search ${label.toLowerCase()}`} />
        {actions}
      </Toolbar>
      <p className={styles['count']} role="status">
        {sought === '' ? all : `${found.length} of ${all}`}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the rows in it have the focus */}
      <div
        ref={scroller}
        className={styles['scroller']}
        onKeyDown={event => {
          const act = keys[event.key];
          if (act === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
          event.preventDefault();
          act();
        }}
      >
        <ul className={styles['rows']} aria-label={label} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const item = found[index];
            return (
              item !== undefined && (
                <Row
                  key={keyOf(item)}
                  id={keyOf(item)}
                  look={lookOf(item)}
                  top={start}
                  place={{ at: index + 1, of: found.length }}
                  chosen={keyOf(item) === chosen}
                  reachable={index === at}
                  onChoose={() => onChoose(keyOf(item))}
                  {...(onMenu && { onMenu: at => onMenu(keyOf(item), at) })}
                />
              )
            );
          })}
        </ul>
        {found.length === 0 && (
          <p className={styles['none']}>
            No {noun} matches “{sought}”.
          </p>
        )}
      </div>
    </div>
  );
}

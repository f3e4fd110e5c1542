import { useVirtualizer } from '@tanstack/react-virtual';
import {
  memo,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  type CSSProperties,
  type MouseEvent,
} from 'react';
import { useGuests, type GuestKey } from '#renderer/api/live/guests.ts';
import type { LineKey } from '#renderer/api/live/line-key.ts';
import { useSettings } from '#renderer/api/live/settings.ts';
import { useTargets } from '#renderer/app/guest-actions/targets.ts';
import { openScreen } from '#renderer/app/guest-actions/open-console.ts';
import { lazy } from '#renderer/ui/lazy.ts';
import { ListHeader } from './list-header.tsx';
import type { Item } from './model/arrange.ts';
import { emptyColumns, fitColumns, gridTemplate } from './model/columns.ts';
import { usePeek } from './peek/use-peek.ts';
import { GroupRow } from './row/group-row.tsx';
import { ContainerRow } from './row/container-row.tsx';
import { GuestRow } from './row/guest-row.tsx';
import { rowId } from './row/row-id.ts';
import { chooseRow, pruneSelection, useFocus } from './selection-store.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { useOpenLine } from './use-open-line.ts';
import { useVisibleSamples } from './use-visible-samples.ts';
import { useVisibleThumbnails } from './use-visible-thumbnails.ts';
import { useWidth } from './use-width.ts';
import styles from './list.module.css';

const PeekCard = lazy(() => import('./peek/peek-card.tsx'));

interface Props {
  items: readonly Item[];
  onPointerOver: (over: boolean) => void;
  onMenu: (at: { x: number; y: number }) => void;
  /** There are machines and containers: each line says which it is. */
  both: boolean;
  /** Every running guest is watched, not only those in sight: the list is sorted by what they do. */
  watchAll: boolean;
}

const keyAt = (event: { target: EventTarget }) =>
  (event.target as Element).closest<HTMLElement>('[data-key]')?.dataset['key'] as LineKey | undefined;

/** The rows themselves: only those in sight are there. */
export const GuestGrid = memo(function GuestGrid({ items, onPointerOver, onMenu, both, watchAll }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const compact = useSettings(state => state.density === 'compact');
  const hidden = useSettings(state => state.hiddenColumns);
  const width = useWidth(scroller);
  const guests = useGuests(({ byKey }) => byKey.size > 0);
  const tags = useGuests(({ byKey }) => [...byKey.values()].some(guest => guest.tags.length > 0));
  const columns = useMemo(
    () => fitColumns([...hidden, ...emptyColumns({ guests, tags })], width || 900),
    [hidden, width, guests, tags],
  );
  const order = useMemo(() => items.flatMap(item => (item.kind === 'guest' ? [item.key] : [])), [items]);
  const [row, group] = compact ? [28, 26] : [36, 30];

  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => (items[index]?.kind === 'group' ? group : row),
    getItemKey: useCallback((index: number) => items[index]?.id ?? index, [items]),
    overscan: 10,
    scrollPaddingStart: 34,
    scrollPaddingEnd: 8,
    // Room for the bar that lies over the last rows while several are selected.
    paddingEnd: 72,
  });
  useEffect(() => rows.measure(), [rows, row, group]);
  useEffect(() => pruneSelection(order), [order]);

  const near = rows.getVirtualItems().flatMap(({ index }) => {
    const item = items[index];
    return item?.kind === 'guest' ? [{ index, key: item.key }] : [];
  });
  useVisibleSamples(watchAll ? order : near.map(({ key }) => key));
  const { startIndex = 0, endIndex = -1 } = rows.range ?? {};
  const inSight = near.filter(({ index }) => index >= startIndex && index <= endIndex);
  useVisibleThumbnails(columns.some(({ id }) => id === 'screen') ? inSight.map(({ key }) => key) : []);

  // What had the focus is gone, or nothing has had it yet: the arrows belong to the list.
  const opened = useTargets(state => state.opened);
  useEffect(() => {
    if (document.activeElement === document.body) scroller.current?.focus({ preventScroll: true });
  }, [opened]);

  const open = useOpenLine();
  const onKeyDown = useGridKeys(items, order, rows);
  const line = useFocus(state => state.line);
  const focused = items.some(item => item.id === line) ? line : undefined;
  const { peek, close: closePeek, onPointerMove } = usePeek(scroller, focused);

  const onClick = (event: MouseEvent) => {
    const key = keyAt(event);
    if (key === undefined) return;
    const how = { toggle: event.ctrlKey || event.metaKey, range: event.shiftKey };
    chooseRow(key, order, how);
    if (!how.toggle && !how.range) open(key);
  };

  const menuAt = (event: MouseEvent) => {
    const key = keyAt(event);
    const { selected } = useTargets.getState();
    if (key !== undefined && !selected.has(key)) chooseRow(key, order, { toggle: false, range: false });
    if (key === undefined && selected.size === 0) return;
    event.preventDefault();
    const box = rowBox(focused);
    // The menu key sends a click at the corner of the page: the row is where the menu belongs.
    onMenu(event.clientX > 0 ? { x: event.clientX, y: event.clientY } : { x: box.left + 40, y: box.bottom });
  };

  return (
    <div className={styles['frame']}>
      <div
        ref={scroller}
        className={styles['grid']}
        style={{ '--columns': gridTemplate(columns), '--group': `${group}px` } as CSSProperties}
        role="treegrid"
        aria-label="Guests"
        data-both={both || undefined}
        aria-multiselectable="true"
        aria-rowcount={items.length + 1}
        aria-activedescendant={focused === undefined ? undefined : rowId(focused)}
        tabIndex={0}
        onKeyDown={event => {
          closePeek();
          onKeyDown(event);
        }}
        onBlur={closePeek}
        onScroll={closePeek}
        onPointerMove={onPointerMove}
        onClick={onClick}
        onDoubleClick={event => {
          const key = keyAt(event);
          if (key !== undefined) openScreen(useGuests.getState().byKey.get(key as GuestKey));
        }}
        onContextMenu={menuAt}
        onPointerEnter={() => onPointerOver(true)}
        onPointerLeave={() => {
          onPointerOver(false);
          closePeek();
        }}
      >
        <ListHeader columns={columns} />
        <div role="rowgroup" className={styles['lines']} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const item = items[index];
            if (item === undefined) return null;
            const place = { columns, index: index + 2, top: start };
            if (item.kind === 'group')
              return <GroupRow key={item.id} item={item} index={place.index} top={start} />;
            return item.of === 'guest' ? (
              <GuestRow key={item.id} id={item.key} {...place} />
            ) : (
              <ContainerRow key={item.id} id={item.key} {...place} />
            );
          })}
        </div>
        {peek && peek.key !== opened && (
          <Suspense fallback={null}>
            <PeekCard peek={peek} />
          </Suspense>
        )}
      </div>
    </div>
  );
});

function rowBox(line: string | undefined): DOMRect {
  const element = line === undefined ? null : document.getElementById(rowId(line));
  return (element ?? document.body).getBoundingClientRect();
}

import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import type { Volume } from '#shared/contract/volumes.ts';
import type { Sorting } from './arrange.ts';
import { fitColumns, gridTemplate } from './columns.ts';
import { choose, lineAfter, NOTHING_CHOSEN, type Selection } from './selection.ts';
import { VolumeHeader } from './volume-header.tsx';
import { rowId, VolumeRow } from './volume-row.tsx';
import styles from './list.module.css';

const ROW = 34;

interface Props {
  volumes: readonly Volume[];
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
  selection: Selection;
  onSelect: (selection: Selection) => void;
  onOpen: (name: string) => void;
  onDelete: () => void;
  onMenu: (at: { x: number; y: number }) => void;
}

/** A pool's volumes: only the lines in sight are there. Arrows, Space, Enter, Delete and the menu key do what they say. */
export function VolumeGrid(props: Props) {
  const { volumes, sorting, onSort, selection, onSelect, onOpen, onDelete, onMenu } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(600);
  const columns = useMemo(() => fitColumns(width), [width]);
  const order = useMemo(() => volumes.map(({ name }) => name), [volumes]);
  const rows = useVirtualizer({
    count: volumes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
    scrollPaddingStart: 32,
  });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const items = rows.getVirtualItems();
  // A line that leaves at one end comes back at the other with another volume: making new ones takes far longer.
  const ring = Math.ceil((items.length + 1) / 32) * 32;
  const focused = selection.line === undefined ? -1 : order.indexOf(selection.line);
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, items.length - 14);
    const next = lineAfter(event.key, order, selection.line, page);
    const ctrl = event.ctrlKey || event.metaKey;
    if (next !== undefined) {
      if (ctrl) onSelect({ ...selection, line: next });
      else onSelect(choose(selection, next, order, { toggle: false, range: event.shiftKey }));
      rows.scrollToIndex(order.indexOf(next));
    } else if (ctrl && event.key === 'a') {
      onSelect({ ...selection, chosen: new Set(order) });
    } else if (event.key === ' ' && selection.line !== undefined) {
      onSelect(choose(selection, selection.line, order, { toggle: true, range: false }));
    } else if (event.key === 'Enter' && selection.line !== undefined) onOpen(selection.line);
    else if (event.key === 'Delete' && selection.chosen.size > 0) onDelete();
    else if (event.key === 'Escape' && selection.chosen.size > 0) onSelect(NOTHING_CHOSEN);
    else return;
    event.preventDefault();
  };

  const nameAt = ({ target }: { target: EventTarget }) =>
    (target as Element).closest<HTMLElement>('[data-name]')?.dataset['name'];
  const onClick = (event: MouseEvent) => {
    const name = nameAt(event);
    if (name === undefined) return;
    const button = (event.target as Element).closest<HTMLElement>('[data-menu]');
    if (button) {
      const { left, bottom } = button.getBoundingClientRect();
      if (!selection.chosen.has(name))
        onSelect(choose(selection, name, order, { toggle: false, range: false }));
      onMenu({ x: left, y: bottom });
      return;
    }
    onSelect(
      choose(selection, name, order, { toggle: event.ctrlKey || event.metaKey, range: event.shiftKey }),
    );
  };
  const onContextMenu = (event: MouseEvent) => {
    const name = nameAt(event) ?? selection.line;
    if (name === undefined) return;
    event.preventDefault();
    if (!selection.chosen.has(name))
      onSelect(choose(selection, name, order, { toggle: false, range: false }));
    // The menu key sends a click at the corner of the page: the line is where the menu belongs.
    const box = document.getElementById(rowId(focused + 2))?.getBoundingClientRect();
    const byKey = event.clientX <= 0 || nameAt(event) === undefined;
    onMenu(byKey && box ? { x: box.left + 40, y: box.bottom } : { x: event.clientX, y: event.clientY });
  };

  return (
    <div
      ref={scroller}
      className={styles['grid']}
      style={{ '--columns': gridTemplate(columns) } as CSSProperties}
      role="grid"
      aria-label="Volumes"
      aria-multiselectable="true"
      aria-rowcount={volumes.length + 1}
      aria-activedescendant={focused < 0 ? undefined : rowId(focused + 2)}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onDoubleClick={event => {
        const name = nameAt(event);
        if (name !== undefined) onOpen(name);
      }}
      onContextMenu={onContextMenu}
    >
      <VolumeHeader columns={columns} sorting={sorting} onSort={onSort} />
      <div role="rowgroup" className={styles['lines']} style={{ height: rows.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const volume = volumes[index];
          return (
            volume && (
              <VolumeRow
                key={index % ring}
                volume={volume}
                columns={columns}
                index={index + 2}
                top={start}
                chosen={selection.chosen.has(volume.name)}
                focused={index === focused}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

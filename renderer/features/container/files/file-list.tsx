import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ContainerEntry } from '#shared/contract/container-files.ts';
import type { ContainerRef } from '#shared/contract/containers.ts';
import { arrange, type Column, type Order } from '#shared/domain/container-files/arrange.ts';
import { FileRow } from './file-row.tsx';
import { joined, type Arrival } from './folder-place.ts';
import { useDragOut } from './use-drag-out.ts';
import { useFileChoice } from './use-file-choice.ts';
import styles from './files.module.css';

interface Props {
  container: ContainerRef;
  path: string;
  entries: readonly ContainerEntry[];
  arrival: Arrival;
  onOpen: (entry: ContainerEntry) => void;
  onUp: () => void;
  onCopyOut: (paths: string[]) => void;
}

const ROW_HEIGHT = 32;
const columns: readonly (readonly [Column, string])[] = [
  ['name', 'Name'],
  ['size', 'Size'],
  ['mode', 'Permissions'],
  ['owner', 'Owner'],
  ['changed', 'Changed'],
];

/** What is in one folder, folders first. Only the rows in sight are drawn. */
export function FileList({ container, path, entries, arrival, onOpen, onUp, onCopyOut }: Props) {
  const [order, setOrder] = useState<Order>({ by: 'name', descending: false });
  const sorted = useMemo(() => arrange(entries, order), [entries, order]);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    initialRect: { width: 600, height: 600 },
  });
  const reveal = (index: number) => {
    rows.scrollToIndex(index);
    // The row may be drawn only after it was scrolled to.
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus(),
    );
  };
  const open = (entry: ContainerEntry) => {
    if (entry.kind === 'folder' || entry.kind === 'link') onOpen(entry);
    else if (entry.kind === 'file') onCopyOut([joined(path, entry.name)]);
  };
  const choice = useFileChoice({
    entries: sorted,
    first: arrival.on,
    onOpen: open,
    onUp,
    reveal,
    page: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2),
  });
  const drag = useDragOut(container);
  /** One that is not chosen goes alone. */
  const withOthers = (name: string) =>
    (choice.chosen.has(name) ? sorted.filter(each => choice.chosen.has(each.name)) : [{ name, kind: '' }])
      .filter(({ kind }) => kind !== 'other')
      .map(each => joined(path, each.name));
  // Whoever came here by keys goes on by keys.
  useEffect(() => {
    if (arrival.byKeys) reveal(choice.at);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when it opens
  }, []);

  return (
    <div className={styles['files']}>
      {drag.getting && (
        <p role="status" className={styles['getting']}>
          Getting it ready: keep holding it.
        </p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the rows in it have the focus */}
      <div
        ref={scroller}
        role="grid"
        className={styles['scroller']}
        aria-label={`Files in ${path}`}
        aria-multiselectable="true"
        aria-rowcount={sorted.length + 1}
        onKeyDown={choice.onKeyDown}
      >
        <div role="row" aria-rowindex={1} className={styles['head']}>
          {columns.map(([by, label]) => (
            <span
              key={by}
              role="columnheader"
              className={by === 'mode' || by === 'owner' ? styles['seldom'] : undefined}
              aria-sort={order.by !== by ? 'none' : order.descending ? 'descending' : 'ascending'}
            >
              <button
                type="button"
                onKeyDown={event => event.stopPropagation()}
                onClick={() => setOrder({ by, descending: order.by === by && !order.descending })}
              >
                {label}
                {order.by === by && <span aria-hidden="true">{order.descending ? ' ↓' : ' ↑'}</span>}
              </button>
            </span>
          ))}
          <span role="columnheader" className="visually-hidden">
            Copy out
          </span>
        </div>
        <div role="rowgroup" className={styles['rows']} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const entry = sorted[index];
            if (entry === undefined) return null;
            const { name } = entry;
            return (
              <FileRow
                key={name}
                entry={entry}
                index={index}
                top={start}
                chosen={choice.chosen.has(name)}
                reachable={index === choice.at}
                draggable={drag.possible}
                onClick={how => choice.onClick(index, how)}
                onPress={() => drag.prepare(withOthers(name))}
                onDragStart={event => drag.start(event)}
                onOpen={() => open(entry)}
                onCopyOut={() => onCopyOut(withOthers(name))}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

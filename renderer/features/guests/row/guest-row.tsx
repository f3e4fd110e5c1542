import { memo, type CSSProperties } from 'react';
import { useStale } from '#renderer/api/live/connections.ts';
import { useGuest, type GuestKey } from '#renderer/api/live/guests.ts';
import { useTargets } from '#renderer/app/guest-actions/targets.ts';
import type { Column } from '../model/columns.ts';
import { useFocus } from '../selection-store.ts';
import { Cell } from './cell.tsx';
import styles from './row.module.css';

interface Props {
  id: GuestKey;
  columns: readonly Column[];
  /** Position among all lines, counted from 1 with the header as the first. */
  index: number;
  top: number;
}

/** One guest. It listens for itself alone, so that a change elsewhere does not draw it again. */
export const GuestRow = memo(function GuestRow({ id, columns, index, top }: Props) {
  const guest = useGuest(id);
  const selected = useTargets(state => state.selected.has(id));
  const opened = useTargets(state => state.opened === id);
  const focused = useFocus(state => state.line === id);
  if (guest === undefined) return null;
  return (
    <GuestLine
      {...{ id, guest, columns, index, selected, opened, focused }}
      style={{ transform: `translateY(${top}px)` }}
    />
  );
});

interface LineProps extends Omit<Props, 'top'> {
  guest: NonNullable<ReturnType<typeof useGuest>>;
  selected: boolean;
  opened: boolean;
  focused: boolean;
  style: CSSProperties;
}

function GuestLine({ id, guest, columns, index, selected, opened, focused, style }: LineProps) {
  const stale = useStale(guest.connection);
  return (
    <div
      role="row"
      id={rowId(id)}
      data-key={id}
      className={styles['row']}
      style={style}
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
          <Cell column={column.id} guest={guest} stale={stale} />
        </div>
      ))}
    </div>
  );
}

export const rowId = (line: string): string => `line-${line.replace(/[^\w-]/g, '_')}`;

import { memo } from 'react';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import type { Item } from '../model/arrange.ts';
import { shortAddress, usedBy, verdictTones } from '../model/words.ts';
import styles from './list.module.css';

export const rowId = (line: string): string => `device-${line.replace(/[^\w-]/g, '_')}`;

interface Place {
  /** Position among all lines, counted from 1 with the header as the first. */
  index: number;
  top: number;
}

export const HeadingRow = memo(function HeadingRow({
  item,
  index,
  top,
  height,
}: Place & { item: Extract<Item, { kind: 'heading' }>; height: number }) {
  return (
    <div
      role="row"
      id={rowId(item.id)}
      className={styles['heading']}
      style={{ transform: `translateY(${top}px)`, height }}
      aria-rowindex={index}
      aria-level={1}
    >
      <div role="gridcell" aria-colspan={5}>
        <strong>{item.title}</strong> {item.aside}
      </div>
    </div>
  );
});

interface RowProps extends Place {
  item: Extract<Item, { kind: 'device' }>;
  opened: boolean;
  /** It goes away with the one that is chosen, or is it. */
  together: boolean;
  focused: boolean;
}

export const DeviceRow = memo(function DeviceRow({ item, index, top, opened, together, focused }: RowProps) {
  const { device, functions } = item;
  const { address, name, mapping, driver, verdict } = device;
  const who = usedBy(device);
  return (
    <div
      role="row"
      id={rowId(item.id)}
      data-line={item.id}
      className={styles['row']}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={index}
      aria-level={item.function === undefined ? 2 : 3}
      aria-selected={opened}
      {...(functions && { 'aria-expanded': functions.open })}
      data-together={together || opened || undefined}
      data-focused={focused || undefined}
    >
      <div role="gridcell">
        <code>{shortAddress(address)}</code>
      </div>
      <div role="gridcell" className={styles['device']}>
        {item.function === undefined ? (
          <span title={mapping === undefined ? name : `${name}, “${mapping}”`}>{name}</span>
        ) : (
          <span title={name}>
            <span aria-hidden="true">├ </span>function {item.function}
          </span>
        )}
        {mapping !== undefined && <em>{mapping}</em>}
        {functions && (
          <span data-fold="" className={styles['fold']} title={functions.open ? 'Fold away (←)' : 'Show (→)'}>
            <svg viewBox="0 0 10 10" width="9" height="9" aria-hidden="true">
              <path d="M1.500 3h7L5 8z" fill="currentColor" />
            </svg>
            {functions.count}
          </span>
        )}
      </div>
      <div role="gridcell" data-column="driver">
        <code title={driver}>{driver ?? '–'}</code>
      </div>
      <div role="gridcell" data-column="use" title={who}>
        {who}
      </div>
      <div role="gridcell">
        <StatusPill tone={verdictTones[verdict.level]}>{verdict.label}</StatusPill>
      </div>
    </div>
  );
});

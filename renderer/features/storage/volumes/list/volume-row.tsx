import LayersIcon from '@mui/icons-material/LayersOutlined';
import LockIcon from '@mui/icons-material/LockOutlined';
import { memo } from 'react';
import type { Volume } from '#shared/contract/volumes.ts';
import { formatBytes } from '#renderer/ui/format.ts';
import type { Column } from './columns.ts';
import styles from './list.module.css';

interface Props {
  volume: Volume;
  columns: readonly Column[];
  /** Position among all lines, counted from 1 with the header as the first. */
  index: number;
  top: number;
  chosen: boolean;
  focused: boolean;
}

/** One volume: what it is called, how big it is, what it takes, and who has it. */
export const VolumeRow = memo(function VolumeRow({ volume, columns, index, top, chosen, focused }: Props) {
  return (
    <div
      role="row"
      id={rowId(index)}
      data-name={volume.name}
      className={styles['row']}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={index}
      aria-selected={chosen}
      data-focused={focused || undefined}
    >
      {columns.map(column => (
        <div key={column.id} role="gridcell" className={styles['cell']} data-align={column.align}>
          <Cell column={column.id} volume={volume} />
        </div>
      ))}
      <div role="gridcell" className={styles['cell']}>
        <button
          type="button"
          className={styles['more']}
          data-menu
          tabIndex={-1}
          aria-label={`Actions on ${volume.name}`}
        >
          ⋮
        </button>
      </div>
    </div>
  );
});

/** Lines are told apart by their place: names may hold anything. */
export const rowId = (index: number): string => `volume-line-${index}`;

function Cell({ column, volume: { name, facts, usedBy } }: { column: Column['id']; volume: Volume }) {
  switch (column) {
    case 'name':
      return (
        <>
          <span className={styles['name']} title={name}>
            {name}
          </span>
          {facts?.backing && (
            <LayersIcon className={styles['mark']} titleAccess={`Stands on ${facts.backing.path}`} />
          )}
          {facts?.encrypted && <LockIcon className={styles['mark']} titleAccess="Encrypted" />}
        </>
      );
    case 'format':
      return <span className={styles['text']}>{facts?.type === 'dir' ? 'folder' : facts?.format}</span>;
    case 'capacity':
      return <span>{facts && formatBytes(facts.capacity)}</span>;
    case 'allocation':
      return facts ? <Taken of={facts.capacity} taken={facts.allocation} /> : null;
    case 'users':
      return (
        <span className={styles['text']} title={usedBy.map(user => user.name).join(', ')}>
          {usedBy.map((user, at) => (
            <span key={`${user.connection} ${user.uuid}`} data-active={user.active || undefined}>
              {at > 0 && ', '}
              {user.name}
            </span>
          ))}
        </span>
      );
  }
}

function Taken({ of, taken }: { of: number; taken: number }) {
  const share = of === 0 ? 0 : Math.min(1, taken / of);
  return (
    <span className={styles['taken']}>
      <span>{formatBytes(taken)}</span>
      <span className={styles['bar']} aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
    </span>
  );
}

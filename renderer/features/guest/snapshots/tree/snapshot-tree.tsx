import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import type { Snapshot } from '#shared/contract/snapshots.ts';
import { useNow } from '#renderer/ui/use-now.ts';
import { layOut, rowId } from './lay-out.ts';
import { readTreeKey } from './tree-keys.ts';
import { TreeRowLine } from './tree-row.tsx';
import styles from './tree.module.css';

interface Props {
  guest: Guest;
  snapshots: readonly Snapshot[];
  chosen: string | undefined;
  onChoose: (name: string) => void;
  /** Enter: to what is told about the chosen one. */
  onOpen: () => void;
  onDelete: (name: string) => void;
}

/** The snapshots as they follow from one another. Arrows, Home and End move; the choice follows. */
export function SnapshotTree({ guest, snapshots, chosen, onChoose, onOpen, onDelete }: Props) {
  const rows = useMemo(() => layOut(snapshots), [snapshots]);
  const lines = useRef(new Map<string, HTMLDivElement>());
  const [focused, setFocused] = useState<string | undefined>();
  const now = useNow(60_000);
  const [openedAt] = useState(chosen);
  useEffect(() => {
    // Of many, the one that the guest is at may be far down.
    if (openedAt !== undefined) lines.current.get(openedAt)?.scrollIntoView?.({ block: 'nearest' });
  }, [openedAt]);
  const tabbed = [focused, chosen].find(id => rows.some(row => rowId(row) === id)) ?? rows.map(rowId)[0];

  const choose = (id: string, how: { focus: boolean }) => {
    if (how.focus) lines.current.get(id)?.focus();
    if (rows.some(row => row.snapshot?.name === id)) onChoose(id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = rows.findIndex(row => rowId(row) === tabbed);
    const row = rows[at];
    if (event.key === 'Enter' && row?.snapshot) onOpen();
    else if (event.key === 'Delete' && row?.snapshot) onDelete(row.snapshot.name);
    else {
      const next = rows[readTreeKey(event, rows, at) ?? -1];
      if (next === undefined) return;
      choose(rowId(next), { focus: true });
    }
    // Delete would otherwise be about the guest.
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      role="treegrid"
      className={styles['tree']}
      aria-label={`Snapshots of ${guest.name}`}
      tabIndex={-1}
      data-sized={snapshots.some(({ size }) => size !== undefined) || undefined}
      onKeyDown={onKeyDown}
    >
      {rows.map(row => {
        const id = rowId(row);
        return (
          <TreeRowLine
            key={id}
            ref={line => {
              if (line === null) lines.current.delete(id);
              else lines.current.set(id, line);
            }}
            guest={guest}
            row={row}
            now={now}
            chosen={id === chosen}
            tabbable={id === tabbed}
            onFocus={() => setFocused(id)}
            onChoose={() => choose(id, { focus: false })}
          />
        );
      })}
    </div>
  );
}

import type { Ref } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import { useSnapshotPicture } from '#renderer/api/snapshots.ts';
import { stateLooks } from '#renderer/app/guest-actions/looks.ts';
import { BlobPicture } from '#renderer/ui/blob-picture.tsx';
import { formatBytes } from '#renderer/ui/format.ts';
import { StateIcon } from '#renderer/ui/state-icon.tsx';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import type { Snapshot } from '#shared/contract/snapshots.ts';
import { useInSight } from '#renderer/ui/use-in-sight.ts';
import { kindWords, takenShort, takenWhen } from '../words.ts';
import { BranchLines } from './branch-lines.tsx';
import type { TreeRow } from './lay-out.ts';
import styles from './tree.module.css';

interface Props {
  guest: Guest;
  row: TreeRow;
  now: number;
  chosen: boolean;
  /** The one line that Tab leads to. */
  tabbable: boolean;
  ref: Ref<HTMLDivElement>;
  onFocus: () => void;
  onChoose: () => void;
}

export function TreeRowLine({ guest, row, now, chosen, tabbable, ref, onFocus, onChoose }: Props) {
  const { snapshot, level, position, siblings } = row;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the tree around it takes the keys
    <div
      ref={ref}
      role="row"
      className={styles['row']}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={chosen}
      tabIndex={tabbable ? 0 : -1}
      onFocus={onFocus}
      onClick={onChoose}
    >
      <div role="gridcell" className={styles['main']}>
        <BranchLines row={row} />
        {snapshot === undefined ? <Now guest={guest} /> : <Taken guest={guest} snapshot={snapshot} />}
      </div>
      <div role="gridcell" className={styles['when']} title={snapshot && takenWhen(snapshot.createdAt)}>
        {snapshot && takenShort(snapshot.createdAt, now)}
      </div>
      <div role="gridcell" className={styles['size']}>
        {snapshot?.size === undefined ? '' : formatBytes(snapshot.size)}
      </div>
    </div>
  );
}

function Now({ guest }: { guest: Guest }) {
  const { look, label } = stateLooks[guest.state];
  return (
    <div className={styles['words']}>
      <strong className={styles['now']}>You are here</strong>
      <span className={styles['badges']}>
        <StateIcon look={look} />
        {label}. No snapshot holds what changed since.
      </span>
    </div>
  );
}

function Taken({ guest, snapshot }: { guest: Guest; snapshot: Snapshot }) {
  const { name, kind, memory, problems } = snapshot;
  // Of a hundred snapshots, only the pictures that are looked at are asked for.
  const { seen, watch } = useInSight();
  const picture = useSnapshotPicture(guest, snapshot, seen);
  return (
    <>
      <span ref={watch} className={styles['picture']}>
        {picture && <BlobPicture picture={picture} alt="" />}
      </span>
      <div className={styles['words']}>
        <strong title={name}>{name}</strong>
        <span className={styles['badges']}>
          {problems.length > 0 && (
            <StatusPill tone="err" look="error">
              Blocked
            </StatusPill>
          )}
          <span>{kindWords[kind]}</span>
          {memory !== 'none' && <span>with memory</span>}
        </span>
      </div>
    </>
  );
}

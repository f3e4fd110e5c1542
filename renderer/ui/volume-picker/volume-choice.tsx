import { PickList } from '#renderer/ui/pick-list.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { formatBytes } from '#renderer/ui/format.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { LibraryItem } from '#shared/contract/library.ts';
import styles from './volume-picker.module.css';

interface Props {
  items: readonly LibraryItem[];
  waiting: boolean;
  failure: Failure | undefined;
  what: string;
  chosen: string | undefined;
  showPool: boolean;
  onChoose: (path: string) => void;
  /** Chosen once more: that one it is. */
  onPick: (path: string) => void;
}

/** Volumes to choose from, with the system of each where it is known. */
export function VolumeChoice(props: Props) {
  const { items, waiting, failure, what, chosen, showPool, onChoose, onPick } = props;
  if (failure) return <FailureNote failure={failure} />;
  if (waiting) return <p role="status">Looking at the pools…</p>;
  const rows = items.map(({ id, name, path, os, capacity, at, usedBy }) => ({
    id,
    label: name,
    path,
    words: `${os?.label ?? ''} ${at.kind === 'pool' ? at.pool : ''} ${path}`,
    aside: (
      <small className={styles['aside']}>
        {[
          os?.label,
          usedBy.length > 0 ? `used by ${usedBy.map(user => user.name).join(', ')}` : undefined,
          capacity === undefined ? undefined : formatBytes(capacity),
          showPool && at.kind === 'pool' ? at.pool : undefined,
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
    ),
  }));
  return (
    <PickList
      label="Search the volumes"
      items={rows}
      chosen={rows.find(({ path }) => path === chosen)?.id}
      empty={`No ${what} here. It may be in another pool, or look like something else.`}
      onPick={({ path }) => (path === chosen ? onPick(path) : onChoose(path))}
    />
  );
}

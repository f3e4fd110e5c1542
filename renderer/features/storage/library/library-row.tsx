import DiscIcon from '@mui/icons-material/AlbumOutlined';
import DiskIcon from '@mui/icons-material/StorageOutlined';
import FileIcon from '@mui/icons-material/InsertDriveFileOutlined';
import type { ComponentType } from 'react';
import { formatBytes } from '#renderer/ui/format.ts';
import { StateIcon } from '#renderer/ui/state-icon.tsx';
import type { LibraryItem, LibraryKind } from '#shared/contract/library.ts';
import { placeOf } from './arrange.ts';
import styles from './library.module.css';

const icons: Readonly<Record<LibraryKind, ComponentType>> = {
  medium: DiscIcon,
  disk: DiskIcon,
  other: FileIcon,
};

interface Props {
  id: string;
  item: LibraryItem;
  chosen: boolean;
  place: { readonly at: number; readonly of: number; readonly start: number };
  onChoose: () => void;
}

/** One image: what it is called, what is in it, where it is and who has it. */
export function LibraryRow({ id, item, chosen, place, onChoose }: Props) {
  const Icon = icons[item.kind];
  const { name, size, usedBy, failure } = item;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the list has the focus and the keys
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      aria-posinset={place.at}
      aria-setsize={place.of}
      className={styles['row']}
      style={{ transform: `translateY(${place.start}px)` }}
      onClick={onChoose}
    >
      <Icon />
      <div className={styles['what']}>
        <span title={name}>{name}</span>
        <small>{contentOf(item)}</small>
      </div>
      {failure && <StateIcon look="error" />}
      <small className={styles['users']}>
        {usedBy.length > 0 && `Used by ${usedBy.map(user => user.name).join(', ')}`}
      </small>
      <small className={styles['place']} title={placeOf(item)}>
        {placeOf(item)}
      </small>
      <small className={styles['size']}>{size !== undefined && formatBytes(size)}</small>
    </div>
  );
}

function contentOf({ os, label, format, looked, failure }: LibraryItem): string {
  if (failure) return 'Damaged, or not to be read';
  if (os) return [os.label, os.arch].filter(Boolean).join(', ');
  if (!looked) return 'Looking into it…';
  return label ?? format ?? '';
}

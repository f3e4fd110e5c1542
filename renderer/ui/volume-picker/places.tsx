import FolderIcon from '@mui/icons-material/FolderOutlined';
import PoolIcon from '@mui/icons-material/StorageOutlined';
import type { LibraryPool } from '#shared/contract/library.ts';
import { formatBytes } from '#renderer/ui/format.ts';
import styles from './volume-picker.module.css';

export type Place =
  | { readonly kind: 'all' }
  | { readonly kind: 'pool'; readonly name: string }
  | { readonly kind: 'folders' };

interface Props {
  pools: readonly LibraryPool[];
  browsable: boolean;
  place: Place;
  onPlace: (place: Place) => void;
}

/** Where on the host is looked. A pool that is stopped has nothing to show. */
export function Places({ pools, browsable, place, onPlace }: Props) {
  const line = (key: string, to: Place, on: boolean, label: string, more?: string, off = false) => (
    <li key={key}>
      <button type="button" aria-pressed={on} disabled={off} title={label} onClick={() => onPlace(to)}>
        {to.kind === 'folders' ? <FolderIcon /> : <PoolIcon />}
        <span>{label}</span>
        {more !== undefined && <small>{more}</small>}
      </button>
    </li>
  );
  return (
    <ul className={styles['places']} aria-label="Where to look">
      {line('all', { kind: 'all' }, place.kind === 'all', 'All pools')}
      {pools.map(pool =>
        line(
          `pool ${pool.name}`,
          { kind: 'pool', name: pool.name },
          place.kind === 'pool' && place.name === pool.name,
          pool.name,
          more(pool),
          !pool.active,
        ),
      )}
      {browsable &&
        line('folders', { kind: 'folders' }, place.kind === 'folders', 'Folders of this computer')}
    </ul>
  );
}

function more({ active, failure, free }: LibraryPool): string {
  if (!active) return 'stopped';
  return failure ? 'does not answer' : `${formatBytes(free)} free`;
}

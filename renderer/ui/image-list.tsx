import DiscIcon from '@mui/icons-material/AlbumOutlined';
import { formatBytes } from '#shared/domain/units.ts';
import type { CreateOptions } from '#shared/contract/create/options.ts';
import styles from './image-list.module.css';

interface Props {
  images: CreateOptions['images'];
  chosen: string;
  /** `ISO file` or `disk image`. */
  what: string;
  onPick: (path: string) => void;
}

/** Images that lie in the connection's pools already. */
export function ImageList({ images, chosen, what, onPick }: Props) {
  if (images.length === 0) return null;
  return (
    <ul className={styles['images']} aria-label={`${what}s in pools`}>
      {images.map(image => (
        <li key={image.path}>
          <button
            type="button"
            aria-pressed={image.path === chosen}
            title={image.path}
            onClick={() => onPick(image.path)}
          >
            <DiscIcon />
            <span className={styles['name']}>{image.name}</span>
            <span className={styles['facts']}>
              {formatBytes(image.size)} in {image.pool}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

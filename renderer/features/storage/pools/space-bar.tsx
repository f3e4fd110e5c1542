import { formatBytes } from '#renderer/ui/format.ts';
import type { Pool } from '#shared/contract/pools.ts';
import styles from './pools.module.css';

/** How full a pool is. Nothing is drawn of one that is stopped, or whose storage has no end that is known. */
export function SpaceBar({ pool: { name, space } }: { pool: Pool }) {
  if (!space || space.capacity === 0) return <span className={styles['noSpace']}>–</span>;
  const share = Math.min(1, Math.max(0, 1 - space.available / space.capacity));
  const words = `${formatBytes(space.available)} free of ${formatBytes(space.capacity)}`;
  return (
    <span className={styles['space']}>
      <meter
        className={styles['meter']}
        aria-label={`Room taken in ${name}`}
        aria-valuetext={words}
        min={0}
        max={1}
        low={0.8}
        high={0.93}
        optimum={0.5}
        value={share}
      />
      <small>{words}</small>
    </span>
  );
}

import type { PoolSpace, Volume } from '#shared/contract/volumes.ts';
import { spaceTaken } from '#shared/domain/volumes/space.ts';
import { formatBytes } from '#renderer/ui/format.ts';
import styles from './space.module.css';

interface Props {
  space: PoolSpace;
  volumes: Iterable<Volume>;
}

/** How the pool's room is taken, and what is promised beyond it. Nothing for a pool without an end. */
export function SpaceDrawing({ space, volumes }: Props) {
  const taken = spaceTaken(space, volumes);
  if (!taken) return null;
  const { capacity, volumes: own, others, free, promised, overCommitted } = taken;
  const whole = Math.max(capacity, others + promised);
  const share = (bytes: number) => ({ width: `${(bytes / whole) * 100}%` });
  const promisedMore = Math.max(0, promised - own);
  return (
    <div className={styles['space']}>
      <div className={styles['bar']} aria-hidden="true">
        <span data-of="volumes" style={share(own)} />
        <span data-of="others" style={share(others)} />
        <span data-of="promised" style={share(Math.min(promisedMore, free))} />
        <span data-of="free" style={share(Math.max(0, free - promisedMore))} />
        {overCommitted > 0 && <span data-of="over" style={share(overCommitted)} />}
      </div>
      <dl className={styles['legend']}>
        <Part of="volumes" name="Volumes take" bytes={own} />
        {others > 0 && <Part of="others" name="Others" bytes={others} />}
        <Part of="free" name="Free" bytes={free} />
        <Part of="promised" name="Volumes can grow by" bytes={promisedMore} />
      </dl>
      {overCommitted > 0 && (
        <p className={styles['over']}>
          Over-committed by {formatBytes(overCommitted)}: if all volumes were filled, {formatBytes(promised)}{' '}
          would be needed, and the pool has {formatBytes(own + free)} for them. A guest that finds no room is
          paused.
        </p>
      )}
    </div>
  );
}

function Part({ of, name, bytes }: { of: string; name: string; bytes: number }) {
  return (
    <div>
      <dt data-of={of}>{name}</dt>
      <dd>{formatBytes(bytes)}</dd>
    </div>
  );
}

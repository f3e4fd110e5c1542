import type { Pool } from '#shared/contract/pools.ts';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import { stateOf, typeOf, volumesOf } from './pool-words.ts';
import { SpaceBar } from './space-bar.tsx';
import styles from './pools.module.css';

interface Props {
  pools: readonly Pool[];
  chosen: string | undefined;
  onChoose: (name: string) => void;
}

/** One card a pool. Few hosts have more than a dozen. */
export function PoolList({ pools, chosen, onChoose }: Props) {
  return (
    <ul className={styles['list']} aria-label="Storage pools">
      {pools.map(pool => {
        const { label, tone, look } = stateOf(pool);
        const where = pool.source ?? pool.path;
        return (
          <li key={pool.uuid}>
            <button
              type="button"
              className={styles['card']}
              aria-current={pool.name === chosen || undefined}
              onClick={() => onChoose(pool.name)}
            >
              <span className={styles['title']}>
                <strong title={pool.name}>{pool.name}</strong>
                <StatusPill tone={tone} look={look}>
                  {label}
                </StatusPill>
              </span>
              <span className={styles['about']} title={where}>
                {[typeOf(pool), where].filter(Boolean).join(' · ')}
              </span>
              <span className={styles['numbers']}>
                <SpaceBar pool={pool} />
                <span>
                  {[volumesOf(pool), pool.autostart && 'starts with the host'].filter(Boolean).join(' · ')}
                </span>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

import type { ReactNode } from 'react';
import { formatBytes } from '#renderer/ui/format.ts';
import type { UsageSum } from '#shared/contract/images/usage.ts';
import styles from '../images.module.css';

interface Props {
  title: string;
  sum: UsageSum;
  action: ReactNode;
}

/** One kind of thing: its room, and how much of that nobody uses. */
export function UsageSumCard({ title, sum, action }: Props) {
  const { count, active, size, reclaimable } = sum;
  return (
    <section className={styles['sum']} aria-label={title}>
      <span className={styles['muted']}>{title}</span>
      <strong>{formatBytes(size)}</strong>
      <span className={styles['bar']} aria-hidden="true">
        <i style={{ transform: `scaleX(${size === 0 ? 0 : (size - reclaimable) / size})` }} />
      </span>
      <span className={styles['muted']}>
        {active} of {count} in use, {formatBytes(reclaimable)} reclaimable
      </span>
      <div>{action}</div>
    </section>
  );
}

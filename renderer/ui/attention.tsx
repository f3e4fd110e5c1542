import type { ReactNode } from 'react';
import { StateIcon } from './state-icon.tsx';
import styles from './attention.module.css';

interface Props {
  tone?: 'warning' | 'error' | 'info';
  /** What matters, in one sentence. */
  what: string;
  /** One reason, or what it means. */
  why?: ReactNode;
  /** One button that changes it. */
  action?: ReactNode;
}

/** One sentence, one reason, one button. */
export function Attention({ tone = 'warning', what, why, action }: Props) {
  return (
    <div className={styles['attention']} role={tone === 'error' ? 'alert' : 'note'}>
      <StateIcon look={tone} />
      <div className={styles['words']}>
        <strong>{what}</strong>
        {why && <div className={styles['why']}>{why}</div>}
      </div>
      {action}
    </div>
  );
}

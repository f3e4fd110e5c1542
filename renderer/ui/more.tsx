import type { ReactNode } from 'react';
import styles from './more.module.css';

/** What few need, folded away until it is asked for. */
export function More({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className={styles['more']}>
      <summary>{label}</summary>
      <div>{children}</div>
    </details>
  );
}

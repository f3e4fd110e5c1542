import type { ReactNode } from 'react';
import styles from './toolbar.module.css';

/** A row of controls above a list or a panel. */
export function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles['toolbar']} role="toolbar" aria-label={label}>
      {children}
    </div>
  );
}

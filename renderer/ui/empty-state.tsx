import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

/** What is not there, why, and the one thing to do about it. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={styles['empty']}>
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action && <div className={styles['action']}>{action}</div>}
    </div>
  );
}

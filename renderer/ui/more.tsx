import type { ReactNode } from 'react';
import styles from './more.module.css';

/** What few need, folded away until it is asked for. */
export function More({
  label,
  open = false,
  children,
}: {
  label: string;
  /** Something in it needs to be seen. */
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details className={styles['more']} open={open}>
      <summary>{label}</summary>
      <div>{children}</div>
    </details>
  );
}

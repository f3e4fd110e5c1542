import type { ReactNode } from 'react';
import styles from './answer-row.module.css';

/** Fields side by side, as many as fit. */
export function AnswerRow({ children }: { children: ReactNode }) {
  return <div className={styles['row']}>{children}</div>;
}

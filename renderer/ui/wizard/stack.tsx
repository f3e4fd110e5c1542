import type { ReactNode } from 'react';
import styles from './stack.module.css';

/** Fields below each other, in one card. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className={styles['stack']}>{children}</div>;
}

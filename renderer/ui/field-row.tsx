import type { ReactNode } from 'react';
import styles from './field-row.module.css';

/** A setting: its name and what it does on the left, the control on the right. */
export function FieldRow({
  label,
  hint,
  children,
}: {
  label: ReactNode;
  hint?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={styles['row']}>
      <div className={styles['label']}>
        <div>{label}</div>
        {hint && <div className={styles['hint']}>{hint}</div>}
      </div>
      <div>{children}</div>
    </div>
  );
}

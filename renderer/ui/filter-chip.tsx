import type { ReactNode } from 'react';
import styles from './filter-chip.module.css';

/** A filter that is on or off, with how many it lets through. */
export function FilterChip({
  on,
  onToggle,
  children,
  count,
}: {
  on: boolean;
  onToggle: () => void;
  children: ReactNode;
  count?: number;
}) {
  return (
    <button type="button" className={styles['chip']} aria-pressed={on} onClick={onToggle}>
      {children}
      {count !== undefined && <span>{count}</span>}
    </button>
  );
}

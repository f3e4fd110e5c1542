import type { ReactNode } from 'react';
import styles from './options.module.css';

interface Props {
  label: string;
  /** Why it is as it is by itself. */
  why?: ReactNode;
  /** What may go wrong with what is chosen. */
  risk?: string | undefined;
  problem?: string | undefined;
  /** There when a person has chosen it; takes that back. */
  onReset?: (() => void) | undefined;
  children: ReactNode;
}

/** One decision: its control, why it stands so, what is wrong with it, and the way back to the default. */
export function OptionRow({ label, why, risk, problem, onReset, children }: Props) {
  return (
    <div className={styles['row']} data-chosen={onReset ? true : undefined}>
      <div className={styles['label']} aria-hidden>
        {label}
      </div>
      <div className={styles['control']}>
        {children}
        {why && <p className={styles['why']}>{why}</p>}
        {risk && (
          <p className={styles['risk']} role="note">
            {risk}
          </p>
        )}
        {problem && (
          <p className={styles['problem']} role="alert">
            {problem}
          </p>
        )}
        {onReset && (
          <button
            type="button"
            className={styles['reset']}
            aria-label={`${label}: back to the default`}
            onClick={onReset}
          >
            Back to the default
          </button>
        )}
      </div>
    </div>
  );
}

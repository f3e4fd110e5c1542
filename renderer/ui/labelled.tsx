import { useId, type ReactNode } from 'react';
import styles from './labelled.module.css';

interface Props {
  label: string;
  hint?: ReactNode;
  /** What is wrong with what is entered. */
  problem?: string | undefined;
  children: (ids: { id: string; labelledBy: string; describedBy: string }) => ReactNode;
}

/** A field of a dialog: its name above, what it means or what is wrong with it below. */
export function Labelled({ label, hint, problem, children }: Props) {
  const id = useId();
  const [labelledBy, describedBy] = [`${id}-label`, `${id}-note`];
  return (
    <div className={styles['field']}>
      <label id={labelledBy} htmlFor={id} className={styles['label']}>
        {label}
      </label>
      {children({ id, labelledBy, describedBy })}
      <span id={describedBy} className={styles[problem === undefined ? 'hint' : 'problem']}>
        {problem ?? hint}
      </span>
    </div>
  );
}

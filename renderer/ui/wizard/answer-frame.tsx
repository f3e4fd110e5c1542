import type { ReactNode } from 'react';
import type { Answer } from './answer.ts';
import styles from './answer-frame.module.css';
import { ProblemNotes } from './problem-notes.tsx';

interface Props {
  answer: Pick<Answer<unknown>, 'chosen' | 'reason' | 'problems' | 'warnings' | 'fixer' | 'reset'>;
  /** Named in the button's accessible name. */
  label: string;
  /** Said whether it was chosen or not, before the reason. */
  hint?: ReactNode;
  /** What it does, in the place of the reason where there is none. */
  about?: ReactNode;
  /** Without one there is nothing to go back to. */
  resettable?: boolean;
  children: ReactNode;
}

/** A control with everything that is known of its field below it: why, what is wrong, and the way back. */
export function AnswerFrame({ answer, label, hint, about, resettable = true, children }: Props) {
  const { chosen, reason, problems, warnings, fixer, reset } = answer;
  return (
    <div className={styles['answer']} data-chosen={chosen || undefined}>
      {children}
      {hint && <p className={styles['hint']}>{hint}</p>}
      {(reason ?? about) && <p className={styles['hint']}>{reason ?? about}</p>}
      {chosen && resettable && (
        <button
          type="button"
          className={styles['reset']}
          aria-label={`${label}: back to the default`}
          onClick={reset}
        >
          Back to the default
        </button>
      )}
      {warnings.map(({ text, why, remedy }) => (
        <p key={text} className={styles['warning']} role="note">
          <strong>{text}</strong> {[why, remedy].filter(Boolean).join(' ')}
        </p>
      ))}
      <ProblemNotes problems={problems} fixer={fixer} />
    </div>
  );
}

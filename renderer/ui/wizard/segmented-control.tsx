import type { ReactNode } from 'react';
import { Segmented } from '#renderer/ui/segmented.tsx';
import type { Answer } from './answer.ts';
import { AnswerFrame } from './answer-frame.tsx';
import styles from './segmented-answer.module.css';

interface Props {
  answer: Answer<string>;
  label: string;
  hint?: ReactNode;
  choices: readonly { value: string; label: ReactNode }[];
}

/** One of a few, all in sight. */
export function SegmentedControl({ answer, label, hint, choices }: Props) {
  return (
    <AnswerFrame answer={answer} label={label} hint={hint}>
      <span className={styles['label']} aria-hidden>
        {label}
      </span>
      <Segmented<string>
        label={label}
        value={answer.value ?? ''}
        choices={choices}
        onChange={value => answer.set(value)}
      />
    </AnswerFrame>
  );
}

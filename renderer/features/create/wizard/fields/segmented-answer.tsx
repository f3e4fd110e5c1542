import type { ReactNode } from 'react';
import { Segmented } from '#renderer/ui/segmented.tsx';
import type { AnswerPath, AnswerValue, PathTo } from '../answer-path.ts';
import { useAnswer, type Answer } from '../use-answer.ts';
import { AnswerFrame } from './answer-frame.tsx';
import styles from './segmented-answer.module.css';

interface Props<P extends PathTo<string>> {
  path: P;
  label: string;
  hint?: ReactNode;
  choices: readonly { value: AnswerValue<P> & string; label: ReactNode }[];
}

/** One of a few, all in sight. */
export function SegmentedAnswer<P extends PathTo<string>>({ path, label, hint, choices }: Props<P>) {
  const answer = useAnswer(path as AnswerPath) as unknown as Answer<string>;
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

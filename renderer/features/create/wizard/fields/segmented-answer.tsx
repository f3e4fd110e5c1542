import type { ReactNode } from 'react';
import { SegmentedControl } from '#renderer/ui/wizard/segmented-control.tsx';
import type { AnswerPath, AnswerValue, PathTo } from '../answer-path.ts';
import { useAnswer, type Answer } from '../use-answer.ts';

interface Props<P extends PathTo<string>> {
  path: P;
  label: string;
  hint?: ReactNode;
  choices: readonly { value: AnswerValue<P> & string; label: ReactNode }[];
}

/** One of a few, all in sight. */
export function SegmentedAnswer<P extends PathTo<string>>({ path, ...rest }: Props<P>) {
  return <SegmentedControl answer={useAnswer(path as AnswerPath) as unknown as Answer<string>} {...rest} />;
}

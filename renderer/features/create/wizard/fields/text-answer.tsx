import type { ComponentProps } from 'react';
import { TextControl } from '#renderer/ui/wizard/text-control.tsx';
import type { AnswerPath, PathTo } from '../answer-path.ts';
import { useAnswer, type Answer } from '../use-answer.ts';

type Props<P extends PathTo<string>> = { path: P } & Omit<ComponentProps<typeof TextControl>, 'answer'>;

/** Text. Emptied, it is the plan's to decide again. */
export function TextAnswer<P extends PathTo<string>>({ path, ...rest }: Props<P>) {
  return <TextControl answer={useAnswer(path as AnswerPath) as Answer<string>} {...rest} />;
}

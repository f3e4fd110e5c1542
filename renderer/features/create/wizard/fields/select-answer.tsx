import type { ComponentProps } from 'react';
import { SelectControl } from '#renderer/ui/wizard/select-control.tsx';
import type { AnswerPath, PathTo } from '../answer-path.ts';
import { useAnswer, type Answer } from '../use-answer.ts';

type Props<P extends PathTo<string>> = { path: P } & Omit<ComponentProps<typeof SelectControl>, 'answer'>;

/** One of many. What holds stays in the list even when the host offers it no more. */
export function SelectAnswer<P extends PathTo<string>>({ path, ...rest }: Props<P>) {
  return <SelectControl answer={useAnswer(path as AnswerPath) as Answer<string>} {...rest} />;
}

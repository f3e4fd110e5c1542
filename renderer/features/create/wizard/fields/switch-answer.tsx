import type { ComponentProps } from 'react';
import { SwitchControl } from '#renderer/ui/wizard/switch-control.tsx';
import type { AnswerPath, PathTo } from '../answer-path.ts';
import { useAnswer, type Answer } from '../use-answer.ts';

type Props<P extends PathTo<boolean>> = { path: P } & Omit<ComponentProps<typeof SwitchControl>, 'answer'>;

/** On or off. */
export function SwitchAnswer<P extends PathTo<boolean>>({ path, ...rest }: Props<P>) {
  return <SwitchControl answer={useAnswer(path as AnswerPath) as Answer<boolean>} {...rest} />;
}

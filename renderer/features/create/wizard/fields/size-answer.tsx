import type { ReactNode } from 'react';
import type { AnswerPath, PathTo } from '../answer-path.ts';
import { useAnswer, type Answer } from '../use-answer.ts';
import { readSize, sizeText } from '#renderer/ui/size-text.ts';
import { TypedAnswer } from '#renderer/ui/wizard/typed-answer.tsx';

interface Props<P extends PathTo<number>> {
  path: P;
  label: string;
  hint?: ReactNode;
  about?: ReactNode;
  unit?: ReactNode;
}

/** Bytes, as people type them: `8 GiB`, `512M`; a bare number is GiB. */
export function SizeAnswer<P extends PathTo<number>>({ path, label, hint, about, unit }: Props<P>) {
  const answer = useAnswer(path as AnswerPath) as Answer<number>;
  return (
    <TypedAnswer {...{ answer, label, hint, about, unit }} read={readSize} write={sizeText} whole={false} />
  );
}

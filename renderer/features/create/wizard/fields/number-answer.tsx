import type { ReactNode } from 'react';
import type { AnswerPath, PathTo } from '../answer-path.ts';
import { useAnswer, type Answer } from '../use-answer.ts';
import { TypedAnswer } from '#renderer/ui/wizard/typed-answer.tsx';

interface Props<P extends PathTo<number>> {
  path: P;
  label: string;
  hint?: ReactNode;
  about?: ReactNode;
  unit?: ReactNode;
}

/** Only digits: what a person types as a whole number. */
const read = (text: string) => (/^\s*-?\d{1,15}\s*$/.test(text) ? Number(text) : Number.NaN);

/** A whole number. */
export function NumberAnswer<P extends PathTo<number>>({ path, label, hint, about, unit }: Props<P>) {
  const answer = useAnswer(path as AnswerPath) as Answer<number>;
  return <TypedAnswer {...{ answer, label, hint, about, unit, read }} write={String} whole />;
}

import type { ReactNode } from 'react';
import { SelectControl, type Choice } from '#renderer/ui/wizard/select-control.tsx';
import { SwitchControl } from '#renderer/ui/wizard/switch-control.tsx';
import type { Answer } from '#renderer/ui/wizard/answer.ts';
import type { AnswerPath, AnswerValue } from '../wizard/draft.ts';
import { useAnswer } from '../wizard/use-answer.ts';

/** The fields at which there is a `V`. */
type PathTo<V, P extends AnswerPath = AnswerPath> = P extends AnswerPath
  ? AnswerValue<P> extends V
    ? P
    : never
  : never;

/** Stands for having said nothing. */
const UNSAID = '-';

interface SelectProps {
  path: PathTo<string>;
  label: string;
  /** What holds while nothing is chosen. */
  unsaid: ReactNode;
  choices: readonly Choice[];
  hint?: ReactNode;
}

/** One of many, the first of which is to leave it to the image or the engine. */
export function SelectAnswer({ path, label, unsaid, choices, hint }: SelectProps) {
  const answer = useAnswer(path as AnswerPath) as unknown as Answer<string>;
  return (
    <SelectControl
      answer={{
        ...answer,
        chosen: false,
        value: answer.value ?? UNSAID,
        set: value => (value === UNSAID ? answer.reset() : answer.set(value)),
      }}
      label={label}
      hint={hint}
      choices={[{ value: UNSAID, label: unsaid }, ...choices]}
    />
  );
}

interface SwitchProps {
  path: PathTo<boolean>;
  label: string;
  hint?: ReactNode;
}

/** On or left out. */
export function SwitchAnswer({ path, label, hint }: SwitchProps) {
  const answer = useAnswer(path as AnswerPath) as unknown as Answer<boolean>;
  return (
    <SwitchControl
      answer={{ ...answer, set: on => (on ? answer.set(true) : answer.reset()) }}
      label={label}
      hint={hint}
      resettable={false}
    />
  );
}

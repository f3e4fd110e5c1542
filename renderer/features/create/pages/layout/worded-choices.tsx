import { ChoiceLabel } from '#renderer/ui/choice-label.tsx';
import type { Choice } from '#renderer/ui/wizard/select-control.tsx';

/** By value: what it is called, and what it means. */
export type Words = Readonly<Record<string, readonly [name: string, about?: string]>>;

/** Those of the words that are offered; all of them before that is known. None is always possible. */
export const wordedChoices = (words: Words, offered?: readonly string[]): Choice[] =>
  Object.entries(words)
    .filter(([value]) => value === 'none' || offered === undefined || offered.includes(value))
    .map(([value, [name, about]]) => ({
      value,
      label: <ChoiceLabel name={name} {...(about !== undefined && { about })} />,
    }));

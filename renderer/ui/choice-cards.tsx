import { useId, type ReactNode } from 'react';
import { focusOnMount } from './focus-on-mount.ts';
import styles from './choice-cards.module.css';

export interface CardChoice<Choice extends string> {
  readonly value: Choice;
  readonly label: ReactNode;
  /** What it means, in a sentence. */
  readonly about: ReactNode;
  /** Why it cannot be chosen here. */
  readonly impossible?: string | undefined;
}

interface Props<Choice extends string> {
  label: string;
  value: Choice | undefined;
  choices: readonly CardChoice<Choice>[];
  onChange: (value: Choice) => void;
  /** Nothing else in the dialog takes the keys first. */
  first?: boolean;
}

/** One of a few that need a sentence each. Arrow keys move the choice, as in every radio group. */
export function ChoiceCards<Choice extends string>(props: Props<Choice>) {
  const { label, value, choices, onChange, first = false } = props;
  const name = useId();
  return (
    <fieldset className={styles['cards']} aria-label={label}>
      {choices.map((choice, at) => {
        const on = choice.value === value;
        return (
          <label key={choice.value} data-on={on || undefined} data-off={choice.impossible || undefined}>
            <input
              {...(on && first && { ref: focusOnMount })}
              type="radio"
              name={name}
              checked={on}
              disabled={choice.impossible !== undefined && !on}
              aria-labelledby={`${name}${at}-label`}
              aria-describedby={`${name}${at}`}
              onChange={() => onChange(choice.value)}
            />
            <span id={`${name}${at}-label`}>{choice.label}</span>
            <small id={`${name}${at}`}>{choice.impossible ?? choice.about}</small>
          </label>
        );
      })}
    </fieldset>
  );
}

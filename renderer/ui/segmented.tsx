import { useId, type ReactNode } from 'react';
import styles from './segmented.module.css';

interface Props<Choice extends string> {
  label: string;
  value: Choice;
  choices: readonly { value: Choice; label: ReactNode }[];
  onChange: (value: Choice) => void;
}

/** One of a few, all of them in sight. Arrow keys move the choice, as in every radio group. */
export function Segmented<Choice extends string>({ label, value, choices, onChange }: Props<Choice>) {
  const name = useId();
  return (
    <fieldset className={styles['segmented']} aria-label={label}>
      {choices.map(choice => (
        <label key={choice.value} data-on={choice.value === value || undefined}>
          <input
            type="radio"
            name={name}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}

import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import styles from './target-answer.module.css';

interface Props {
  label: string;
  value: string;
  choices: readonly { value: string; label: ReactNode }[];
  onPick: (value: string) => void;
}

/** What holds stays in the list even when the host has it no more. */
export function Pick({ label, value, choices, onPick }: Props) {
  const listed = choices.some(choice => choice.value === value)
    ? choices
    : [...choices, { value, label: `${value}, not on this host` }];
  return (
    <TextField
      select
      label={label}
      value={value}
      className={styles['pick'] ?? ''}
      onChange={({ target }) => onPick(target.value)}
    >
      {listed.map(choice => (
        <MenuItem key={choice.value} value={choice.value}>
          {choice.label}
        </MenuItem>
      ))}
    </TextField>
  );
}

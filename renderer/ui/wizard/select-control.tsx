import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import type { Answer } from './answer.ts';
import { AnswerFrame } from './answer-frame.tsx';

export interface Choice {
  value: string;
  label: ReactNode;
  disabled?: boolean;
}

interface Props {
  answer: Answer<string>;
  label: string;
  hint?: ReactNode;
  about?: ReactNode;
  choices: readonly Choice[];
}

/** One of many. What holds stays in the list even when the host offers it no more. */
export function SelectControl({ answer, label, hint, about, choices }: Props) {
  const { value, problems, set } = answer;
  const listed =
    value === undefined || choices.some(choice => choice.value === value)
      ? choices
      : [...choices, { value, label: value }];
  return (
    <AnswerFrame answer={answer} label={label} hint={hint} about={about}>
      <TextField
        select
        label={label}
        value={value ?? ''}
        error={problems.length > 0}
        onChange={({ target }) => set(target.value)}
      >
        {listed.map(choice => (
          <MenuItem key={choice.value} value={choice.value} disabled={choice.disabled ?? false}>
            {choice.label}
          </MenuItem>
        ))}
      </TextField>
    </AnswerFrame>
  );
}

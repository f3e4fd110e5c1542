import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { ChoiceLabel } from '#renderer/ui/choice-label.tsx';
import { Labelled } from '#renderer/ui/labelled.tsx';

interface Props<Value extends string> {
  label: string;
  hint?: ReactNode;
  problem?: string | undefined;
  value: Value;
  choices: readonly { value: Value; name: string; about?: string; disabled?: boolean }[];
  onChange: (value: Value) => void;
}

/** One of several, each with what it means. */
export function Choice<Value extends string>({
  label,
  hint,
  problem,
  value,
  choices,
  onChange,
}: Props<Value>) {
  return (
    <Labelled label={label} hint={hint} problem={problem}>
      {({ id, labelledBy, describedBy }) => (
        <TextField
          select
          id={id}
          fullWidth
          value={value}
          error={problem !== undefined}
          onChange={event => onChange(event.target.value as Value)}
          slotProps={{
            select: {
              SelectDisplayProps: {
                'aria-labelledby': `${labelledBy} ${id}`,
                'aria-describedby': describedBy,
              },
            },
          }}
        >
          {choices.map(choice => (
            <MenuItem key={choice.value} value={choice.value} disabled={choice.disabled ?? false}>
              <ChoiceLabel name={choice.name} {...(choice.about !== undefined && { about: choice.about })} />
            </MenuItem>
          ))}
        </TextField>
      )}
    </Labelled>
  );
}

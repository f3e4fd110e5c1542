import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { Labelled } from '#renderer/ui/labelled.tsx';

interface Props {
  label: string;
  hint?: ReactNode;
  problem?: string | undefined;
  value: string;
  /** Never shown, completed or checked for spelling. */
  secret?: boolean;
  autoFocus?: boolean;
  onChange: (value: string) => void;
}

/** One line of text. */
export function Text({ label, hint, problem, value, secret = false, autoFocus = false, onChange }: Props) {
  return (
    <Labelled label={label} hint={hint} problem={problem}>
      {({ id, describedBy }) => (
        <TextField
          id={id}
          fullWidth
          autoFocus={autoFocus}
          type={secret ? 'password' : 'text'}
          value={value}
          error={problem !== undefined}
          onChange={event => onChange(event.target.value)}
          slotProps={{
            htmlInput: {
              'aria-describedby': describedBy,
              spellCheck: false,
              autoComplete: secret ? 'new-password' : 'off',
            },
          }}
        />
      )}
    </Labelled>
  );
}

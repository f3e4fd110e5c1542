import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { Labelled } from '#renderer/ui/labelled.tsx';

interface Props {
  label: string;
  hint: ReactNode;
  value: string;
  problem: string | undefined;
  onChange: (text: string) => void;
  autoFocus?: boolean;
}

/** One line of text that a machine reads: a name, an address, a path. */
export function TextLine({ label, hint, value, problem, onChange, autoFocus = false }: Props) {
  return (
    <Labelled label={label} hint={hint} problem={problem}>
      {({ id, describedBy }) => (
        <TextField
          id={id}
          fullWidth
          autoFocus={autoFocus}
          value={value}
          onChange={event => onChange(event.target.value)}
          slotProps={{
            htmlInput: {
              'aria-describedby': describedBy,
              'aria-invalid': problem !== undefined,
              spellCheck: false,
              autoComplete: 'off',
            },
          }}
        />
      )}
    </Labelled>
  );
}

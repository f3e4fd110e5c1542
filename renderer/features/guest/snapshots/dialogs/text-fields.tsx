import TextField from '@mui/material/TextField';
import { nameProblem } from './names.ts';

interface Props {
  label: string;
  value: string;
  /** What the host has against it. */
  problem: string | undefined;
  onChange: (value: string) => void;
  hint?: string;
}

/** A name that is checked while it is typed; the suggested one is selected, so that typing replaces it. */
export function NameField({ label, value, problem, onChange, hint }: Props) {
  const wrong = nameProblem(value) ?? problem;
  return (
    <TextField
      autoFocus
      fullWidth
      label={label}
      value={value}
      error={wrong !== undefined}
      helperText={wrong ?? hint}
      onChange={event => onChange(event.target.value)}
      onFocus={event => event.target.select()}
      slotProps={{ htmlInput: { spellCheck: false, autoComplete: 'off', maxLength: 200 } }}
    />
  );
}

export function NotesField({ value, onChange }: Pick<Props, 'value' | 'onChange'>) {
  return (
    <TextField
      fullWidth
      multiline
      maxRows={6}
      label="Notes"
      value={value}
      onChange={event => onChange(event.target.value)}
      slotProps={{ htmlInput: { maxLength: 2000 } }}
    />
  );
}

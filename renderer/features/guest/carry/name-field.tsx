import TextField from '@mui/material/TextField';

interface Props {
  label: string;
  value: string;
  problem: string | undefined;
  help?: string;
  autoFocus?: boolean;
  onChange: (value: string) => void;
}

/** What is made is called; what is wrong with that stands below it. */
export function NameField({ label, value, problem, help, autoFocus = false, onChange }: Props) {
  return (
    <TextField
      autoFocus={autoFocus}
      fullWidth
      label={label}
      value={value}
      error={problem !== undefined}
      helperText={problem ?? help}
      slotProps={{ htmlInput: { maxLength: 200, spellCheck: false, autoComplete: 'off' } }}
      onChange={event => onChange(event.target.value)}
    />
  );
}

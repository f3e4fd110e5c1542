import TextField from '@mui/material/TextField';
import type { ControlProps } from './input-props.ts';

/** Text. Emptied, it is taken out of the document. */
export function TextInput({ field, input, value, failed, disabled, bare, onChange }: ControlProps<'text'>) {
  const { placeholder, lines } = input;
  return (
    <TextField
      {...(bare ? {} : { label: field.label })}
      value={value === null || Array.isArray(value) ? '' : String(value)}
      error={failed}
      disabled={disabled}
      autoComplete="off"
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(lines !== undefined && lines > 1 && { multiline: true, minRows: lines, maxRows: 16 })}
      slotProps={{ htmlInput: { spellCheck: false, ...(bare && { 'aria-label': field.label }) } }}
      onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
    />
  );
}

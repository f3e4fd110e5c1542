import TextField from '@mui/material/TextField';
import type { ControlProps } from './input-props.ts';

/** A secret is never shown, only replaced: documents come here without theirs. */
export function SecretInput({ field, value, failed, disabled, bare, onChange }: ControlProps<'secret'>) {
  return (
    <TextField
      {...(bare ? {} : { label: field.label })}
      type="password"
      value={typeof value === 'string' ? value : ''}
      error={failed}
      disabled={disabled}
      autoComplete="new-password"
      placeholder="Left as it is"
      slotProps={{ htmlInput: { ...(bare && { 'aria-label': field.label }) } }}
      onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
    />
  );
}

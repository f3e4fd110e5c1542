import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import type { ControlProps } from './input-props.ts';

/** On or off. Off is written as off only where the document said anything before; else it is left out. */
export function SwitchInput({ field, value, disabled, bare, onChange }: ControlProps<'switch'>) {
  const control = (
    <Switch
      checked={value === true}
      disabled={disabled}
      {...(bare && { slotProps: { input: { 'aria-label': field.label } } })}
      onChange={(_, on) => onChange(on)}
    />
  );
  return bare ? control : <FormControlLabel control={control} label={field.label} />;
}

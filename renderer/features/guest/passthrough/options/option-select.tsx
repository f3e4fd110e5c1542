import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { ChoiceLabel } from '#renderer/ui/choice-label.tsx';

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly says: string;
  readonly refused?: string | undefined;
  readonly risk?: string | undefined;
}

interface Props<Value extends string> {
  label: string;
  value: Value;
  options: readonly Option<Value>[];
  wrong: boolean;
  onChange: (value: Value) => void;
}

/** One of a few: the open list says what each means, and why one cannot be had here. */
export function OptionSelect<Value extends string>({ label, value, options, wrong, onChange }: Props<Value>) {
  return (
    <TextField
      select
      fullWidth
      value={value}
      error={wrong}
      slotProps={{
        select: {
          SelectDisplayProps: { 'aria-label': `${label}: ${nameOf(options, value)}` },
          renderValue: () => nameOf(options, value),
        },
      }}
      onChange={event => onChange(event.target.value as Value)}
    >
      {options.map(({ value: each, label: name, says, refused }) => (
        <MenuItem key={each} value={each} disabled={refused !== undefined && each !== value}>
          <ChoiceLabel name={name} about={refused ?? says} />
        </MenuItem>
      ))}
    </TextField>
  );
}

const nameOf = <Value extends string>(options: readonly Option<Value>[], value: Value) =>
  options.find(option => option.value === value)?.label ?? value;

/** The list with what may go wrong with the one that is chosen. */
export const riskOf = <Value extends string>(
  options: readonly Option<Value>[],
  value: Value | undefined,
): string | undefined => options.find(option => option.value === value)?.risk;

import { scalarText } from '#shared/domain/hardware/scalar-text.ts';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { unreadableText } from '../unreadable.ts';
import type { InputProps } from './input-props.ts';

interface Props extends InputProps {
  bare?: boolean;
  unit?: string | undefined;
  whole: boolean;
  /** NaN for what cannot be read. */
  read: (text: string) => number;
  write: (value: number) => string;
}

/**
 * A number that is typed as text. While it is typed the text is the person's; else it is the value. What stands in
 * the document and is no number is shown as it is.
 */
export function TypedInput(props: Props) {
  const { field, value, failed, disabled, bare, unit, whole, read, write, onChange } = props;
  const [typed, setTyped] = useState<string>();
  const unreadable = typeof value === 'number' && Number.isNaN(value);
  const shown = typeof value === 'number' ? (unreadable ? '' : write(value)) : scalarText(value);
  // Whoever takes the change back elsewhere takes back what was typed too.
  const text = typed !== undefined && (unreadable || same(read(typed), value, typed)) ? typed : shown;
  return (
    <TextField
      {...(bare ? {} : { label: field.label })}
      value={text}
      error={failed || unreadable}
      disabled={disabled}
      autoComplete="off"
      helperText={bare && unreadable ? unreadableText(field) : ''}
      slotProps={{
        htmlInput: {
          spellCheck: false,
          ...(whole && { inputMode: 'numeric' as const }),
          ...(bare && { 'aria-label': field.label }),
        },
        ...(unit !== undefined && {
          input: { endAdornment: <InputAdornment position="end">{unit}</InputAdornment> },
        }),
      }}
      onBlur={() => {
        if (!unreadable) setTyped(undefined);
      }}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(target.value.trim() === '' ? null : read(target.value));
      }}
    />
  );
}

const same = (read: number, value: InputProps['value'], typed: string): boolean =>
  typed.trim() === '' ? value === null : read === value;

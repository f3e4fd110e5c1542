import InputAdornment from '@mui/material/InputAdornment';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { valueAt } from '#shared/domain/networks/catalogue/at-path.ts';
import { emptied, type Field, type Input } from '#shared/domain/networks/catalogue/field.ts';
import { useNetworkForm } from './form-model.ts';

type Plain = Extract<Input, { kind: 'text' | 'words' | 'number' | 'choice' }>;

interface Props {
  field: Field;
  input: Plain;
  /** Another than the field's own, where it alone would not tell which is meant. */
  label?: string;
  path: string;
  helperText?: string | undefined;
  wrong: boolean;
  /** The label is only for who does not see the column it stands in. */
  bare?: boolean;
}

/** A text, a number, or one of a few: what is empty is not there. */
export function PlainInput({
  field,
  input,
  label = field.label,
  path,
  helperText,
  wrong,
  bare = false,
}: Props) {
  const { settings, disabled, set } = useNetworkForm();
  const value = valueAt(settings, path);
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? textOf(value);
  const shared = {
    fullWidth: true,
    disabled,
    error: wrong,
    ...(bare ? {} : { label }),
    ...(helperText !== undefined && { helperText }),
  };
  if (input.kind === 'choice')
    return (
      <TextField
        {...shared}
        select
        value={textOf(value)}
        onChange={({ target }) => set(path, target.value === '' ? emptied(field) : target.value)}
        slotProps={{ select: { SelectDisplayProps: { 'aria-label': label } } }}
      >
        {input.choices.map(choice => (
          <MenuItem key={choice.value} value={choice.value}>
            {choice.label}
          </MenuItem>
        ))}
      </TextField>
    );
  // In a row, the column says it.
  const unit = input.kind === 'number' && !bare ? input.unit : undefined;
  const lines = input.kind === 'text' ? input.lines : undefined;
  const placeholder = input.kind === 'number' ? undefined : input.placeholder;
  return (
    <TextField
      {...shared}
      value={shown}
      {...(lines !== undefined && { multiline: true, minRows: lines })}
      {...(placeholder !== undefined && { placeholder })}
      onChange={({ target }) => {
        setTyped(target.value);
        set(path, parsed(input, target.value) ?? emptied(field));
      }}
      onBlur={() => setTyped(undefined)}
      slotProps={{
        htmlInput: {
          ...(bare && { 'aria-label': label }),
          spellCheck: false,
          autoComplete: 'off',
          ...(input.kind === 'number' && { inputMode: 'numeric' }),
        },
        ...(unit !== undefined && {
          input: { endAdornment: <InputAdornment position="end">{unit}</InputAdornment> },
        }),
      }}
    />
  );
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** What is no number yet is not kept: the field shows it, and forgets it when it is left. */
function parsed(input: Plain, text: string): unknown {
  if (input.kind === 'words') return text.split(/[\s,]+/).filter(Boolean);
  if (input.kind !== 'number') return text === '' ? undefined : text;
  const number = Number(text);
  return text.trim() !== '' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

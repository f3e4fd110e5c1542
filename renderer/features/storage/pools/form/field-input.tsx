import Autocomplete from '@mui/material/Autocomplete';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { textOf } from '#shared/domain/pools/checks.ts';
import type { FieldProps } from './field-props.ts';
import { RowsInput } from './rows-input.tsx';
import { SecretInput } from './secret-input.tsx';

/** One field, entered the way its description says. */
export function FieldInput(props: FieldProps) {
  const { field, value, choices, problemOf, onChange, onLeave } = props;
  const { property, label, help, input, needed = false } = field;
  const problem = problemOf(property);
  const common = {
    fullWidth: true,
    label: needed ? `${label} *` : label,
    error: problem !== undefined,
    helperText: problem ?? help,
    onBlur: onLeave,
  };
  switch (input.kind) {
    case 'rows':
      return <RowsInput {...props} input={input} Cell={FieldInput} />;
    case 'secret':
      return <SecretInput {...props} usageType={input.usageType} />;
    case 'choice': {
      const offered = input.choices(choices);
      const text = textOf(value);
      if (input.free === true) {
        return (
          <Autocomplete
            freeSolo
            options={offered.flatMap(choice => choice.value ?? [])}
            inputValue={text}
            onInputChange={(_, next) => onChange(next === '' ? null : next)}
            renderInput={params => <TextField {...params} {...common} />}
          />
        );
      }
      const known = offered.some(choice => (choice.value ?? '') === text);
      return (
        <TextField
          {...common}
          select
          value={text}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
        >
          {offered.map(choice => (
            <MenuItem key={choice.value ?? ''} value={choice.value ?? ''}>
              {choice.label}
            </MenuItem>
          ))}
          {!known && <MenuItem value={text}>{text === '' ? 'Choose one' : text}</MenuItem>}
        </TextField>
      );
    }
    case 'number':
      return (
        <TextField
          {...common}
          value={typeof value === 'number' ? String(value) : textOf(value)}
          slotProps={{ htmlInput: { inputMode: 'numeric' } }}
          onChange={({ target }) => {
            const text = target.value.trim();
            onChange(text === '' ? null : /^\d+$/.test(text) ? Number(text) : text);
          }}
        />
      );
    default:
      return (
        <TextField
          {...common}
          value={typeof value === 'string' ? value : textOf(value)}
          placeholder={input.placeholder ?? ''}
          slotProps={{ htmlInput: { spellCheck: false, autoComplete: 'off' } }}
          onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
        />
      );
  }
}

import { scalarText } from '#shared/domain/hardware/scalar-text.ts';
import Autocomplete from '@mui/material/Autocomplete';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { Choice } from '#shared/domain/hardware/catalogue/kind.ts';
import { ChoiceLabel } from '#renderer/ui/choice-label.tsx';
import { useForm } from '../form-model.ts';
import type { ControlProps } from './input-props.ts';

const keyOf = (value: Choice['value']) => JSON.stringify(value);
const about = ({ not, why }: Choice) => not ?? why;

/**
 * One of what this host offers this guest. What cannot be had is shown with the reason; what stands in the document
 * stays in the list though the host offers it no more.
 */
export function ChoiceInput(props: ControlProps<'choice'>) {
  const { field, input, value, values, failed, disabled, bare, onChange } = props;
  const { context, asking } = useForm();
  if (Array.isArray(value)) return null;
  const offered = input.choices(context, values);
  const known = offered.some(choice => choice.value === value);
  if (input.free) return <FreeChoice {...props} offered={offered} />;
  const listed = known ? offered : [{ value, label: value === null ? 'Not set' : String(value) }, ...offered];
  return (
    <TextField
      select
      {...(bare ? {} : { label: field.label })}
      value={keyOf(value)}
      error={failed}
      disabled={disabled}
      {...(bare && { slotProps: { htmlInput: { 'aria-label': field.label } } })}
      onChange={({ target }) => onChange(JSON.parse(target.value) as Choice['value'])}
    >
      {listed.map(choice => (
        <MenuItem
          key={keyOf(choice.value)}
          value={keyOf(choice.value)}
          disabled={choice.not !== undefined && choice.value !== value}
        >
          <ChoiceLabel
            name={choice.label}
            {...(about(choice) !== undefined && { about: about(choice) ?? '' })}
          />
        </MenuItem>
      ))}
      {asking && (
        <MenuItem disabled value="asking">
          The host is being asked what else it offers…
        </MenuItem>
      )}
    </TextField>
  );
}

function FreeChoice(props: ControlProps<'choice'> & { offered: readonly Choice[] }) {
  const { field, value, offered, failed, disabled, bare, onChange } = props;
  const empty = offered.find(choice => choice.value === null);
  const typed = (text: string) => {
    const choice = offered.find(each => each.label === text);
    onChange(choice ? choice.value : text === '' ? null : text);
  };
  const now = offered.find(choice => choice.value === value);
  const shown = value === null ? '' : (now?.label ?? scalarText(value));
  return (
    <Autocomplete
      freeSolo
      disableClearable
      disabled={disabled}
      options={offered.filter(choice => choice.value !== null)}
      getOptionLabel={option => (typeof option === 'string' ? option : option.label)}
      getOptionDisabled={option => option.not !== undefined}
      filterOptions={(options, { inputValue }) =>
        inputValue === shown
          ? options
          : options.filter(option => option.label.toLowerCase().includes(inputValue.toLowerCase()))
      }
      inputValue={shown}
      onInputChange={(_, text, reason) => {
        if (reason === 'input') typed(text);
      }}
      onChange={(_, picked) => (typeof picked === 'string' ? typed(picked) : onChange(picked.value))}
      renderOption={({ key, ...option }, choice) => (
        <li key={key} {...option}>
          <ChoiceLabel
            name={choice.label}
            {...(about(choice) !== undefined && { about: about(choice) ?? '' })}
          />
        </li>
      )}
      renderInput={params => (
        <TextField
          {...params}
          {...(bare ? {} : { label: field.label })}
          error={failed}
          {...(empty && { placeholder: empty.label })}
          slotProps={{
            ...params.slotProps,
            htmlInput: {
              ...params.slotProps.htmlInput,
              spellCheck: false,
              ...(bare && { 'aria-label': field.label }),
            },
          }}
        />
      )}
    />
  );
}

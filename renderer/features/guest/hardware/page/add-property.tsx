import Autocomplete from '@mui/material/Autocomplete';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useMemo, useState } from 'react';
import type { ItemValues } from '#shared/contract/hardware.ts';
import { isGeneric } from '#shared/domain/hardware/generic-path.ts';
import { allProperties, viewOf } from '#shared/domain/hardware/item-view.ts';
import { useForm } from '../form/form-model.ts';
import styles from './item-page.module.css';

/** Writes a property that the element does not have yet: one that is known, or any attribute by its path. */
export function AddProperty({ element, there }: { element: string; there: ItemValues }) {
  const { set, disabled } = useForm();
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const known = useMemo(
    () =>
      allProperties(viewOf(element))
        .filter(({ property }) => property.kind !== 'list')
        .map(each => each.name),
    [element],
  );
  const usable = known.includes(name) || isGeneric(name);
  return (
    <form
      className={styles['add']}
      onSubmit={event => {
        event.preventDefault();
        if (!usable) return;
        set(name, text === 'yes' && !isGeneric(name) ? true : text);
        setName('');
        setText('');
      }}
    >
      <Autocomplete
        freeSolo
        options={known.filter(each => !(each in there))}
        inputValue={name}
        onInputChange={(_, next) => setName(next)}
        renderInput={params => (
          <TextField
            {...params}
            label="Name"
            placeholder="@attribute or child/@attribute"
            error={name !== '' && !usable}
          />
        )}
      />
      <TextField label="Value" value={text} onChange={({ target }) => setText(target.value)} />
      <Button type="submit" disabled={disabled || !usable || text === ''}>
        Add
      </Button>
    </form>
  );
}

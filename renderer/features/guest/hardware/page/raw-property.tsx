import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import { FieldNotes } from '../form/field-notes.tsx';
import { useForm } from '../form/form-model.ts';
import { plainText } from '../form/value-text.ts';
import styles from './item-page.module.css';

/** A property by its bare name, to read, change and take out. `fixed`: only to read. */
export function RawProperty({ property, fixed = false }: { property: string; fixed?: boolean }) {
  const { values, set, disabled, stateOf } = useForm();
  const value = values[property] ?? null;
  const readOnly = fixed || Array.isArray(value);
  return (
    <div className={styles['raw']} data-property={property}>
      <code>{property}</code>
      {readOnly ? (
        <span>{plainText(value)}</span>
      ) : typeof value === 'boolean' ? (
        <Button
          disabled={disabled}
          aria-label={`${property}: ${value ? 'yes' : 'no'}`}
          onClick={() => set(property, !value)}
        >
          {value ? 'yes' : 'no'}
        </Button>
      ) : (
        <TextField
          value={value === null ? '' : String(value)}
          disabled={disabled}
          error={stateOf(property).problems.length > 0}
          placeholder="taken out"
          slotProps={{
            htmlInput: {
              'aria-label': property,
              spellCheck: false,
              style: { fontFamily: 'var(--mono)', fontSize: 12 },
            },
          }}
          onChange={({ target }) => set(property, target.value)}
        />
      )}
      <IconButton
        aria-label={`${property}: take out`}
        disabled={disabled || fixed || value === null}
        onClick={() => set(property, null)}
      >
        <DeleteIcon />
      </IconButton>
      <div className={styles['notes']}>
        <FieldNotes field={undefined} property={property} label={property} />
      </div>
    </div>
  );
}

import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { valueAt } from '#shared/domain/networks/catalogue/at-path.ts';
import type { Field } from '#shared/domain/networks/catalogue/field.ts';
import { useNetworkForm } from './form-model.ts';
import { InterfaceInput } from './interface-input.tsx';
import { PlainInput } from './plain-input.tsx';
import { RowsInput } from './rows-input.tsx';
import styles from './form.module.css';

/** `below`: the path of the row that they are in. */
export function Fields({ fields, below }: { fields: readonly Field[]; below?: string }) {
  return (
    <div className={styles['fields']}>
      {fields.map(field => (
        <FieldInput
          key={field.path}
          field={field}
          path={below === undefined ? field.path : `${below}.${field.path}`}
        />
      ))}
    </div>
  );
}

/** One setting: its control, and what it does or what is wrong with it below. */
function FieldInput({ field, path }: { field: Field; path: string }) {
  const { settings, disabled, problemOf, set } = useNetworkForm();
  const { label, help, input } = field;
  const problem = problemOf(path);
  switch (input.kind) {
    case 'rows':
      return (
        <RowsInput
          field={field}
          input={input}
          path={path}
          fields={below => <Fields fields={input.row} below={below} />}
        />
      );
    case 'interfaces':
    case 'bridge':
      return <InterfaceInput path={path} />;
    case 'switch':
      return (
        <div className={styles['wide']}>
          <FormControlLabel
            label={label}
            control={
              <Checkbox
                checked={(valueAt(settings, path) ?? input.byDefault) === true}
                disabled={disabled}
                onChange={(_, checked) => set(path, checked === input.byDefault ? undefined : checked)}
              />
            }
          />
          <p className={styles['help']}>{problem ?? help}</p>
        </div>
      );
    default:
      return (
        <PlainInput
          field={field}
          input={input}
          path={path}
          helperText={problem ?? help}
          wrong={problem !== undefined}
        />
      );
  }
}

import AddIcon from '@mui/icons-material/Add';
import RemoveIcon from '@mui/icons-material/Close';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import type { ReactNode } from 'react';
import type { PoolInput } from '#shared/domain/pools/kind.ts';
import type { FieldProps } from './field-props.ts';
import styles from './form.module.css';

type Rows = Extract<PoolInput, { kind: 'rows' }>;

/** A list of rows of the same fields. */
export function RowsInput({
  field,
  input,
  value,
  problemOf,
  onChange,
  Cell,
  ...rest
}: FieldProps & {
  input: Rows;
  /** Draws one field of a row. */
  Cell: (props: FieldProps) => ReactNode;
}) {
  const rows = Array.isArray(value) ? value : [];
  const problem = problemOf(field.property);
  return (
    <fieldset className={styles['rows']}>
      <legend>{field.needed === true ? `${field.label} *` : field.label}</legend>
      <p data-wrong={problem !== undefined || undefined}>{problem ?? field.help}</p>
      {rows.map((row, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- rows have no name but their place
        <div key={index} className={styles['row']}>
          {input.row.map(each => (
            <Cell
              key={each.property}
              {...rest}
              field={{ ...each, label: `${each.label} ${index + 1}` }}
              value={row[each.property] ?? null}
              problemOf={property => problemOf(`${field.property}[${index + 1}].${property}`)}
              onChange={next => {
                if (Array.isArray(next)) return;
                onChange(
                  rows.map((other, at) => (at === index ? { ...other, [each.property]: next } : other)),
                );
              }}
            />
          ))}
          <IconButton
            aria-label={`Take out ${index + 1} of ${field.label.toLowerCase()}`}
            onClick={() => onChange(rows.filter((_, at) => at !== index))}
          >
            <RemoveIcon />
          </IconButton>
        </div>
      ))}
      <Button startIcon={<AddIcon />} onClick={() => onChange([...rows, {}])}>
        {input.addLabel}
      </Button>
    </fieldset>
  );
}

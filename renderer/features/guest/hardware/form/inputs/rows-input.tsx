import AddIcon from '@mui/icons-material/Add';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import type { Field } from '#shared/domain/hardware/catalogue/kind.ts';
import { useForm } from '../form-model.ts';
import type { ControlProps } from './input-props.ts';
import { PlainInput } from './plain-input.tsx';
import styles from './rows-input.module.css';

type Row = Extract<ControlProps<'rows'>['value'], readonly unknown[]>[number];

/** A list as a table that is edited in place. */
export function RowsInput({ field, input, value, disabled, bare, onChange }: ControlProps<'rows'>) {
  const { context } = useForm();
  const rows: readonly Row[] = Array.isArray(value) ? value : [];
  const columns = input.row.filter(column => column.shown?.(context, {}) ?? true);
  const change = (at: number, property: string, cell: Row[string] | undefined) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, [property]: cell ?? null } : row)));
  return (
    <div className={styles['rows']} role="group" aria-label={field.label}>
      {!bare && <div className={styles['title']}>{field.label}</div>}
      {rows.length > 0 && (
        <div className={styles['scroller']}>
          <table>
            <thead>
              <tr>
                {columns.map(({ property, label }) => (
                  <th key={property} scope="col">
                    {label}
                  </th>
                ))}
                <td aria-hidden />
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- rows have no other name, and none moves
                <tr key={at}>
                  {columns.map(column => (
                    <td key={column.property}>
                      <Cell
                        field={column}
                        row={row}
                        at={at}
                        disabled={disabled}
                        onChange={cell => change(at, column.property, cell)}
                      />
                    </td>
                  ))}
                  <td>
                    <IconButton
                      aria-label={`${field.label}: remove row ${at + 1}`}
                      disabled={disabled}
                      onClick={() => onChange(rows.toSpliced(at, 1))}
                    >
                      <DeleteIcon />
                    </IconButton>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Button startIcon={<AddIcon />} disabled={disabled} onClick={() => onChange([...rows, {}])}>
        {input.addLabel}
      </Button>
    </div>
  );
}

interface CellProps {
  field: Field;
  row: Row;
  at: number;
  disabled: boolean;
  onChange: (cell: Row[string] | undefined) => void;
}

function Cell({ field, row, at, disabled, onChange }: CellProps) {
  const { context } = useForm();
  const value = row[field.property] ?? null;
  const wrong = field.check?.(value, context, row);
  return (
    <>
      <PlainInput
        field={{ ...field, label: `${field.label}, row ${at + 1}` }}
        value={value}
        values={row}
        failed={wrong !== undefined}
        disabled={disabled}
        bare
        onChange={next => onChange(Array.isArray(next) ? undefined : next)}
      />
      {wrong !== undefined && <p className={styles['wrong']}>{wrong}</p>}
    </>
  );
}

import AddIcon from '@mui/icons-material/Add';
import RemoveIcon from '@mui/icons-material/RemoveCircleOutlineOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import type { ReactNode } from 'react';
import { valueAt } from '#shared/domain/networks/catalogue/at-path.ts';
import type { Field, Input } from '#shared/domain/networks/catalogue/field.ts';
import { useNetworkForm } from './form-model.ts';
import { PlainInput } from './plain-input.tsx';
import styles from './form.module.css';

interface Props {
  field: Field;
  input: Extract<Input, { kind: 'rows' }>;
  path: string;
  /** Draws the fields of one row that has room of its own. */
  fields: (below: string) => ReactNode;
}

/** A list of settings: a table of them, or cards where there are lists in them. */
export function RowsInput({ field: { label, help }, input, path, fields }: Props) {
  const { settings, disabled, problemOf, set } = useNetworkForm();
  const found = valueAt(settings, path);
  const rows: readonly unknown[] = Array.isArray(found) ? found : [];
  const problem = problemOf(path);
  const put = (next: readonly unknown[]) => set(path, input.optional && next.length === 0 ? undefined : next);
  const remove = (at: number, name: string) => (
    <IconButton
      disabled={disabled}
      aria-label={`Take out ${name}`}
      title="Take out"
      onClick={() => put(rows.filter((_, index) => index !== at))}
    >
      <RemoveIcon fontSize="small" />
    </IconButton>
  );
  return (
    <fieldset className={styles['rows']}>
      <legend>{label}</legend>
      {(problem ?? help) !== undefined && (
        <p className={styles['help']} data-wrong={problem !== undefined || undefined}>
          {problem ?? help}
        </p>
      )}
      {rows.length === 0 && <p className={styles['none']}>{input.none}</p>}
      {rows.map((_, at) => {
        const name = `${label} ${at + 1}`;
        const below = `${path}.${at}`;
        // Rows have nothing that stays the same but their place.
        return input.cards === true ? (
          // oxlint-disable-next-line react/no-array-index-key
          <div key={at} className={styles['card']} role="group" aria-label={name}>
            {fields(below)}
            {remove(at, name)}
          </div>
        ) : (
          // oxlint-disable-next-line react/no-array-index-key
          <div key={at} className={styles['row']} role="group" aria-label={name}>
            <RowFields row={input.row} below={below} problemOf={problemOf} name={name} />
            {remove(at, name)}
          </div>
        );
      })}
      <Button
        disabled={disabled}
        startIcon={<AddIcon />}
        onClick={() => put([...rows, input.empty(settings)])}
        className={styles['add'] ?? ''}
      >
        {input.add}
      </Button>
    </fieldset>
  );
}

function RowFields({
  row,
  below,
  problemOf,
  name,
}: {
  row: readonly Field[];
  below: string;
  problemOf: (path: string) => string | undefined;
  name: string;
}) {
  return row.map(field => {
    const { path, label, input } = field;
    if (!isPlain(input)) return null;
    const here = `${below}.${path}`;
    const problem = problemOf(here);
    return (
      <div key={path} className={styles['cell']} data-figure={input.kind === 'number' || undefined}>
        <span className={styles['cellName']} aria-hidden>
          {label}
          {input.kind === 'number' && input.unit !== undefined && ` (${input.unit})`}
        </span>
        <PlainInput
          bare
          field={field}
          input={input}
          label={`${label} of ${name}`}
          path={here}
          wrong={problem !== undefined}
          helperText={problem}
        />
      </div>
    );
  });
}

type Plain = Extract<Input, { kind: 'text' | 'words' | 'number' | 'choice' }>;
const isPlain = (input: Input): input is Plain => ['text', 'words', 'number', 'choice'].includes(input.kind);

import type { Field } from '#shared/domain/hardware/catalogue/kind.ts';
import { useForm } from './form-model.ts';
import { FieldNotes } from './field-notes.tsx';
import { PlainInput } from './inputs/plain-input.tsx';
import { RowsInput } from './inputs/rows-input.tsx';
import { wrongWith } from './unreadable.ts';
import { ownFormOf } from '../own/own-form-of.ts';
import { OwnForm } from '../own/own-form.tsx';
import styles from './form.module.css';

const isFull = (field: Field): boolean => {
  const own = ownFormOf(field);
  const { input } = field;
  if (own !== undefined) return own !== 'mac';
  return input.kind === 'rows' || (input.kind === 'text' && (input.lines ?? 1) > 1);
};

/** One property: its control, and everything that is known of it below. `titled`: its name stands above already. */
export function PropertyField({ field, titled = false }: { field: Field; titled?: boolean }) {
  const form = useForm();
  const { property, label, help, input } = field;
  const own = ownFormOf(field);
  const value = form.values[property] ?? null;
  const state = form.stateOf(property);
  const wrong = wrongWith(field, form.context, form.values);
  // What stands in a document for long is not scolded; what a person has just typed is.
  const said = state.before === undefined && state.touched !== true ? undefined : wrong;
  const shared = {
    field,
    value,
    failed: said !== undefined || state.problems.length > 0,
    disabled: form.disabled,
    onChange: (next: typeof value) => form.set(property, next),
  };
  return (
    <div
      className={styles['field']}
      data-wide={isFull(field) || undefined}
      data-changed={state.before !== undefined || undefined}
      data-property={property}
    >
      {own !== undefined ? (
        <OwnForm form={own} {...shared} />
      ) : input.kind === 'rows' ? (
        <RowsInput {...shared} input={input} values={form.values} bare={titled} />
      ) : (
        <PlainInput {...shared} values={form.values} />
      )}
      {help && <p className={styles['help']}>{help}</p>}
      <FieldNotes field={field} label={label} wrong={said} />
    </div>
  );
}

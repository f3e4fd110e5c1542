import type { Field } from '#shared/domain/hardware/catalogue/kind.ts';
import { sentence } from '#shared/domain/failures/words.ts';
import { useForm } from './form-model.ts';
import { valueText } from './value-text.ts';
import styles from './form.module.css';

interface Props {
  field: Field | undefined;
  property?: string;
  label: string;
  wrong?: string | undefined;
}

/** What is wrong with a property, what it was, what waits for a restart, and the ways back. */
export function FieldNotes({ field, label, wrong, property = field?.property ?? '' }: Props) {
  const { context, values, stateOf, reset, revert, disabled } = useForm();
  const { before, now, problems, warnings } = stateOf(property);
  const text = (value: Parameters<typeof valueText>[0]) => valueText(value, field, context, values);
  const next = before === undefined ? values[property] : before;
  return (
    <>
      {now !== undefined && (
        <div className={styles['chip']}>
          <span>
            <strong>Now {text(now)}</strong> · after restart {text(next)}
          </span>
          {revert && (
            <button
              type="button"
              disabled={disabled}
              aria-label={`${label}: take the waiting change back`}
              onClick={() => revert(property)}
            >
              Undo
            </button>
          )}
        </div>
      )}
      {before !== undefined && (
        <div className={styles['chip']} data-tone="draft">
          <span>
            <strong>Changed</strong> from {text(before)}
          </span>
          <button type="button" aria-label={`${label}: back to what it was`} onClick={() => reset(property)}>
            Back
          </button>
        </div>
      )}
      {wrong !== undefined && (
        <p className={styles['problem']} role="alert">
          {wrong}
        </p>
      )}
      {warnings.map(({ text: what, why, remedy }) => (
        <p key={what} className={styles['warning']} role="note">
          <strong>{what}</strong> {[why, remedy].filter(Boolean).join(' ')}
        </p>
      ))}
      {problems.map(failure => {
        const { what, why, remedy } = sentence(failure);
        return (
          <p key={`${failure.code} ${what} ${why}`} className={styles['problem']} role="alert">
            <strong>{what}</strong> {[why, remedy].filter(Boolean).join(' ')}
          </p>
        );
      })}
    </>
  );
}

import Button from '@mui/material/Button';
import { useId, useState } from 'react';
import type { CreateOptions, CreatePlan, SummaryLine as Line } from '#shared/contract/create.ts';
import { ChoiceEditor } from './choice-editor.tsx';
import { fieldsOf, isChosen, problemsOf, type ChoiceField } from './choices.ts';
import type { Draft } from './draft.ts';
import { ProblemNotes, type Fix } from './problem-note.tsx';
import styles from './summary-line.module.css';

export interface LineProps {
  plan: CreatePlan;
  draft: Draft;
  options: CreateOptions;
  onChange: <Field extends ChoiceField>(field: Field, value: Draft[Field]) => void;
  onFix: ((fix: Fix) => void) | undefined;
}

/** One decision: what it is, why, and, behind a click, how to change it. */
export function SummaryLine({ line, ...props }: LineProps & { line: Line }) {
  const { plan, draft, options, onChange, onFix } = props;
  const [open, setOpen] = useState(false);
  const panel = useId();
  const fields = fieldsOf(line.topic).filter(field => applies(field, plan));
  const chosen = isChosen(draft, fields);
  return (
    <li className={styles['line']}>
      <span className={styles['label']}>{line.label}</span>
      <div className={styles['body']}>
        {fields.length === 0 ? (
          <span className={styles['value']}>{line.value}</span>
        ) : (
          <button
            type="button"
            className={styles['change']}
            aria-expanded={open}
            aria-controls={panel}
            onClick={() => setOpen(!open)}
          >
            <span className={styles['spoken']}>{line.label}: </span>
            <span className={styles['value']}>{line.value}</span>
            <span className={styles['verb']}>{open ? 'Close' : 'Change'}</span>
          </button>
        )}
        <p className={styles['why']}>{line.why}</p>
        {open && fields.length > 0 && (
          <div className={styles['editor']} id={panel}>
            {fields.map(field => (
              <ChoiceEditor
                key={field}
                field={field}
                resolved={plan.resolved}
                options={options}
                onChange={onChange}
              />
            ))}
            {chosen && (
              <Button
                onClick={() => {
                  for (const field of fields) onChange(field, undefined);
                  setOpen(false);
                }}
              >
                Back to the default
              </Button>
            )}
          </div>
        )}
        <ProblemNotes problems={problemsOf(plan, line.topic)} onFix={onFix} />
      </div>
    </li>
  );
}

/** A disk that is used as it is has no size and no pool to choose. */
function applies(field: ChoiceField, { resolved: { source } }: CreatePlan): boolean {
  if (source.kind !== 'disk-image') return true;
  if (field === 'diskSize') return source.how === 'copy';
  return field !== 'pool' || source.how === 'copy';
}

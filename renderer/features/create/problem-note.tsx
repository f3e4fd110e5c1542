import Button from '@mui/material/Button';
import type { CreatePlan } from '#shared/contract/create.ts';
import { sentence } from '#shared/domain/failures/words.ts';
import styles from './problem-note.module.css';

type Problem = CreatePlan['problems'][number];
export type Fix = NonNullable<Problem['fix']>['id'];

interface Props {
  problems: readonly Problem[];
  /** Undefined while a fix is under way. */
  onFix: ((fix: Fix) => void) | undefined;
}

/** What makes it impossible, beside the field it is about, with the fix where there is one. */
export function ProblemNotes({ problems, onFix }: Props) {
  return problems.map(({ field, failure, fix }) => {
    const { what, why, remedy } = sentence(failure);
    return (
      <div key={`${field} ${failure.code}`} className={styles['problem']} role="alert">
        <p>
          <strong>{what}</strong> {[why, fix ? '' : remedy].filter(Boolean).join(' ')}
        </p>
        {fix && (
          <Button disabled={onFix === undefined} onClick={() => onFix?.(fix.id)}>
            {fix.label}
          </Button>
        )}
      </div>
    );
  });
}

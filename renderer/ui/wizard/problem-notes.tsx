import Button from '@mui/material/Button';
import type { Answer, WizardProblem } from './answer.ts';
import styles from './problem-notes.module.css';

interface Props {
  problems: readonly WizardProblem[];
  fixer?: Answer<unknown>['fixer'];
}

/** What makes it impossible, beside the field it is about, with the fix where there is one. */
export function ProblemNotes({ problems, fixer }: Props) {
  return problems.map(({ field, what, more, detail, fix }) => (
    <div key={`${field} ${what} ${detail}`} className={styles['problem']} role="alert">
      <p>
        <strong>{what}</strong> {more}
      </p>
      {detail && <p className={styles['detail']}>{detail}</p>}
      {fix && fixer && (
        <Button disabled={fixer.busy} onClick={() => fixer.fix(fix.id)}>
          {fix.label}
        </Button>
      )}
    </div>
  ));
}

import Button from '@mui/material/Button';
import { useFixing } from '../fixing.ts';
import type { Problem } from '../problem.ts';
import styles from './problem-notes.module.css';

/** What makes it impossible, beside the field it is about, with the fix where there is one. */
export function ProblemNotes({ problems }: { problems: readonly Problem[] }) {
  const { fixing, fix: run } = useFixing();
  return problems.map(({ field, what, more, detail, fix }) => (
    <div key={`${field} ${what} ${detail}`} className={styles['problem']} role="alert">
      <p>
        <strong>{what}</strong> {more}
      </p>
      {detail && <p className={styles['detail']}>{detail}</p>}
      {fix && (
        <Button disabled={fixing} onClick={() => run(fix.id)}>
          {fix.label}
        </Button>
      )}
    </div>
  ));
}

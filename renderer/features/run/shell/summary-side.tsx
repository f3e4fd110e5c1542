import { FailureNote } from '#renderer/ui/failure-note.tsx';
import styles from '#renderer/ui/wizard/summary-side.module.css';
import { usePlan } from '../wizard/plan-store.ts';
import { AsText } from './as-text.tsx';
import { Problems } from './problems.tsx';
import { Notes, Risks } from './risks.tsx';

/** What will be done, always in sight: the steps, what to mind, and the same as text. */
export function SummarySide() {
  const failure = usePlan(state => state.failure);
  const busy = usePlan(({ stale, plan }) => stale && plan !== undefined);
  const steps = usePlan(({ plan }) => plan?.steps);
  return (
    <section className={styles['side']} aria-label="What will be done" aria-busy={busy}>
      <h2>What will be done</h2>
      {failure && <FailureNote failure={failure} />}
      {steps === undefined ? (
        <p className={styles['hint']}>Choose an image, and it is worked out.</p>
      ) : (
        <ol>
          {steps.map(({ title }) => (
            <li key={title} className={styles['value']}>
              {title}
            </li>
          ))}
        </ol>
      )}
      <Problems />
      <Risks />
      <Notes />
      <AsText title="docker run" what="line" />
      <AsText title="Compose" what="compose" />
    </section>
  );
}

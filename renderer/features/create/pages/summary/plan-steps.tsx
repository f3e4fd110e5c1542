import { usePlan } from '../../wizard/plan-store.ts';
import styles from '#renderer/ui/wizard/plan-steps.module.css';

/** What is going to be done, in order; each step says what it touches and how it is taken back. */
export function PlanSteps() {
  const steps = usePlan(({ plan }) => plan?.steps) ?? [];
  return (
    <>
      <p className={styles['undo']}>If one fails, or the job is cancelled, those before it are taken back.</p>
      <ol className={styles['steps']}>
        {steps.map(step => (
          <li key={`${step.title} ${step.touches}`}>
            {step.title}
            {step.touches !== undefined && <code>{step.touches}</code>}
            <span className={styles['undo']}>Way back: {step.undo}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

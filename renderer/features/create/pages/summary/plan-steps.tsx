import { countOf } from '#renderer/ui/format.ts';
import { usePlan } from '../../wizard/plan-store.ts';
import styles from './plan-steps.module.css';

/** What is going to be done, in order; each step says what it touches and how it is taken back. */
export function PlanSteps() {
  const steps = usePlan(({ plan }) => plan?.steps) ?? [];
  return (
    <details className={styles['steps']}>
      <summary>{countOf(steps.length, 'step')}, each taken back if a later one fails</summary>
      <ol>
        {steps.map(step => (
          <li key={step.title}>
            {step.title}
            {step.touches !== undefined && <code>{step.touches}</code>}
            <span className={styles['undo']}>Way back: {step.undo}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}

import type { HostPlan } from '#shared/contract/host-plan.ts';
import { sentence } from '#shared/domain/failures/words.ts';
import { Attention } from '../attention.tsx';
import styles from './host-change.module.css';

/** What is in the way of a plan of host steps, what it loses, and what may go wrong. */
export function HostPlanNotes({ plan }: { plan: HostPlan }) {
  const { problems, lost, warnings } = plan;
  return (
    <div className={styles['run']}>
      {problems.map(({ failure }, at) => {
        const { what, why, remedy } = sentence(failure);
        return <Attention key={`${failure.code} ${at}`} tone="error" what={what} why={`${why} ${remedy}`} />;
      })}
      {lost.map(text => (
        <Attention key={text} what={text} />
      ))}
      {warnings.map(({ text, why, remedy }) => (
        <Attention key={text} what={text} why={[why, remedy].filter(Boolean).join(' ')} />
      ))}
    </div>
  );
}

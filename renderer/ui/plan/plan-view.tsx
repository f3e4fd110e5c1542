import type { ReactNode } from 'react';
import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { sentence } from '#shared/domain/failures/words.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { formatBytes } from '#renderer/ui/format.ts';
import { StateIcon } from '#renderer/ui/state-icon.tsx';
import { TouchedFiles } from './touched-files.tsx';
import styles from './plan.module.css';

const effects: Record<ActionPlan['takesEffect'], string> = {
  now: 'It takes effect at once.',
  'next-start': 'It takes effect when the guest starts the next time.',
  'network-start':
    'What can change while the network runs does so at once; the rest waits for its next start.',
};

interface Props {
  plan: ActionPlan;
  stale: boolean;
  /** Over what is touched, where that is no files: “Volumes”. */
  touched?: string | undefined;
  /** What can be done here about something that is in the way. */
  wayOut?: (failure: Failure) => ReactNode;
}

/** Everything a person has to know before it is done, read like a receipt. */
export function PlanView({ plan, stale, touched = 'Files', wayOut }: Props) {
  const refused = plan.problems.length > 0;
  const { steps, files, lost, warnings, problems, space, takesEffect } = plan;
  return (
    <section className={styles['plan']} aria-label="What will be done" aria-busy={stale}>
      {refused && (
        <ul className={styles['problems']} aria-label="What is in the way">
          {problems.map(({ field, failure }, at) => {
            const { what, why, remedy } = sentence(failure);
            return (
              <li key={`${field ?? ''} ${failure.code} ${at}`}>
                <StateIcon look="error" />
                <div>
                  <strong>{what}</strong> {why} {remedy}
                  {failure.detail && <code>{failure.detail}</code>}
                  {wayOut?.(failure)}
                </div>
              </li>
            );
          })}
        </ul>
      )}
      {lost.length > 0 && (
        <div className={styles['lost']}>
          <h3>What will be lost</h3>
          <ul>
            {lost.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
      {warnings.map(({ text, why, remedy }) => (
        <Attention key={text} what={text} why={[why, remedy].filter(Boolean).join(' ')} />
      ))}
      {steps.length > 0 && (
        <div>
          <h3>{refused ? 'What would be done' : 'What will be done'}</h3>
          <ol className={styles['steps']}>
            {steps.map((step, at) => (
              <li key={`${at} ${step}`}>{step}</li>
            ))}
          </ol>
        </div>
      )}
      {files.length > 0 && (
        <div>
          <h3>{touched}</h3>
          <TouchedFiles files={files} />
        </div>
      )}
      <p className={styles['foot']}>
        {!refused && effects[takesEffect]}
        {space.map(({ place, needed, atMost, free }) => (
          <span key={place} data-short={(free !== undefined && free < needed) || undefined}>
            {` ${atMost === true ? 'Up to ' : ''}${formatBytes(needed)} in ${place}${free === undefined ? '' : `, where ${formatBytes(free)} are free`}.`}
          </span>
        ))}
        {lost.length === 0 && !warnings.some(({ loses }) => loses) && !refused && ' Nothing is lost.'}
      </p>
    </section>
  );
}

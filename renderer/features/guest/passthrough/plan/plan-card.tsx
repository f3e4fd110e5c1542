import type { PassthroughPlan } from '#shared/contract/passthrough.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import { problemsElsewhere } from '../give/problems.ts';
import { Lines } from './lines.tsx';
import { PlanSteps } from './plan-steps.tsx';
import styles from './plan.module.css';

interface Props {
  plan: PassthroughPlan;
  guestName: string;
  /** Another one is on its way. */
  stale: boolean;
  /** What the host goes without. */
  loses: readonly string[];
}

/** What will be done, what is lost, what may go wrong, and what looks different afterwards. */
export function PlanCard({ plan, guestName, stale, loses }: Props) {
  const refused = plan.problems.length > 0;
  return (
    <div className={styles['plan']} aria-busy={stale} data-stale={stale || undefined}>
      {problemsElsewhere(plan).map((failure, at) => (
        <FailureNote key={`${failure.code} ${at}`} failure={failure} />
      ))}
      <Section
        title={
          refused
            ? `Plan, once nothing is in the way: ${lowered(plan.title)}`
            : `Plan: ${lowered(plan.title)}`
        }
        aside={
          <StatusPill tone={plan.reboot ? 'pause' : 'run'}>
            {plan.reboot ? 'Reboot needed' : 'No reboot'}
          </StatusPill>
        }
      >
        <PlanSteps plan={plan} guestName={guestName} />
      </Section>
      <Section title="What the host loses">
        <Lines lines={loses} />
      </Section>
      {plan.differs.length > 0 && (
        <Section title={plan.reboot ? 'After the reboot' : 'What will look different'}>
          <Lines lines={plan.differs} />
        </Section>
      )}
      {plan.risks.map(({ text, why, remedy }) => (
        <Attention key={text} what={text} why={[why, remedy].filter(Boolean).join(' ')} />
      ))}
    </div>
  );
}

/** Within a sentence; a name at its beginning keeps its capitals. */
const lowered = (title: string) =>
  /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;

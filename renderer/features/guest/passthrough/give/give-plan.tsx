import type { ConnectionId } from '#shared/contract/values.ts';
import type { Give } from './use-give.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { PlanCard } from '../plan/plan-card.tsx';
import { PlanRoot } from './plan-root.tsx';
import { WayBack } from '../plan/way-back.tsx';
import styles from './give.module.css';

interface Props {
  connection: ConnectionId;
  give: Give;
  guestName: string | undefined;
  host: string;
  loses: readonly string[];
}

/** The plan beside the form: live, the last one staying in sight while another is made. */
export function GivePlan({ connection, give: { plan, options, failure }, guestName, host, loses }: Props) {
  const { plan: made } = plan;
  const waiting =
    guestName === undefined
      ? 'Choose a guest. What will be done, to which files and how it is taken back is shown here, before anything is.'
      : failure !== undefined || (options?.refused.length ?? 0) > 0
        ? 'There is no plan: what is in the way has to be solved first.'
        : 'Looking at what this takes. Nothing is changed by that…';
  return (
    <div className={styles['side']} role="region" aria-label="Plan">
      {plan.changed && (
        <Attention
          what="Something has changed since this was shown."
          why="Nothing was done. Below is what would be done now."
        />
      )}
      {plan.refused && <FailureNote failure={plan.refused} />}
      {plan.failure && <FailureNote failure={plan.failure} />}
      {made && guestName !== undefined && !plan.failure ? (
        <>
          <PlanCard plan={made} guestName={guestName} stale={plan.stale} loses={loses} />
          {made.steps.length > 0 && <PlanRoot connection={connection} plan={made} />}
          <WayBack title={made.title} host={host} back={made.back} />
        </>
      ) : (
        !plan.failure && (
          <p className={styles['muted']} role="status">
            {waiting}
          </p>
        )
      )}
    </div>
  );
}

import type { PassthroughPlan } from '#shared/contract/passthrough.ts';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import { KeepWayBack } from '../plan/way-back.tsx';
import styles from './give.module.css';

interface Props {
  plan: PassthroughPlan;
  host: string;
  loses: readonly string[];
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks once more where the host feels it: what it loses first, and the way back to take along. */
export function ApplyDialog({ plan, host, loses, onConfirm, onClose }: Props) {
  return (
    <ConfirmDialog
      title={`${plan.title}?`}
      confirm="Apply"
      lost={loses}
      onConfirm={onConfirm}
      onClose={onClose}
      after={
        <div className={styles['confirm']}>
          {plan.reboot && <p>It takes hold when {host} is restarted. Innkeeper does not restart it.</p>}
          <p>A screen may stay dark. Take the way back along, on paper or on your phone:</p>
          <KeepWayBack title={plan.title} host={host} back={plan.back} />
        </div>
      }
    />
  );
}

/** A guest alone is changed, and nothing that the host uses now: that needs no second question. */
export const asksAgain = (plan: PassthroughPlan, loses: readonly string[]): boolean =>
  plan.reboot || plan.way !== 'managed' || plan.risks.length > 0 || loses.length > 1;

import Button from '@mui/material/Button';
import { useState } from 'react';
import { networkWays } from '#renderer/api/networks.ts';
import { jobEnded } from '#renderer/api/live/jobs.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { Tick } from '#renderer/ui/tick.tsx';
import type { Network, NetworkAction } from '#shared/contract/networks.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { NetworkDraft } from './draft.ts';
import styles from './panel.module.css';

interface Props {
  connection: ConnectionId;
  network: Network;
  draft: NetworkDraft;
}

/** What was changed and is not applied. The review says what happens at once, and what a restart would take. */
export function DraftBar({ connection, network, draft }: Props) {
  const [reviewing, setReviewing] = useState(false);
  const [restart, setRestart] = useState(false);
  const { uuid, name, active } = network;
  const action: NetworkAction = {
    do: 'edit',
    uuid,
    settings: draft.settings,
    revision: draft.revision,
    restart,
  };
  return (
    <div className={styles['draft']} role="region" aria-label="Changes that are not applied">
      <span role="status">
        {draft.outdated ? 'Somebody else changed this network meanwhile.' : 'Changes that are not applied'}
      </span>
      <Button onClick={draft.discard}>{draft.outdated ? 'Look at the new settings' : 'Discard'}</Button>
      {!draft.outdated && (
        <Button variant="contained" color="primary" onClick={() => setReviewing(true)}>
          Review…
        </Button>
      )}
      {reviewing && (
        <PlanDialog
          title={`Change ${name}`}
          guestName={name}
          action={action}
          {...networkWays(connection)}
          confirm="Apply"
          onClose={() => setReviewing(false)}
          onStarted={job => {
            // What failed is still in the form, to be tried again.
            void jobEnded(job).then(({ state }) => {
              if (state === 'done') draft.discard();
            });
          }}
        >
          {active && (
            <Tick
              label="Restart the network for what cannot change while it runs"
              hint="Its guests are connected again by themselves after some seconds."
              checked={restart}
              onChange={setRestart}
            />
          )}
        </PlanDialog>
      )}
    </div>
  );
}

import Button from '@mui/material/Button';
import { useState } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import { forceRestart, restartToApply, stopRestart, useRestarting } from './restart.ts';
import styles from '../changes/changes.module.css';

/** Shuts the guest down and starts it again, after saying so. */
export function RestartButton({ guest, disabled }: { guest: Guest; disabled: boolean }) {
  const [asking, setAsking] = useState(false);
  const key = guestKey(guest);
  if (useRestarting(key)) {
    return (
      <>
        <Button disabled={disabled} onClick={() => forceRestart(guest)}>
          Force off…
        </Button>
        <Button onClick={() => stopRestart(key)}>Do not start it again</Button>
      </>
    );
  }
  return (
    <>
      <Button disabled={disabled} onClick={() => setAsking(true)}>
        Restart to apply…
      </Button>
      {asking && (
        <ConfirmDialog
          title={`Restart ${guest.name} to apply`}
          confirm="Restart"
          onConfirm={() => {
            setAsking(false);
            void restartToApply(guest).catch(notifyFailure);
          }}
          onClose={() => setAsking(false)}
          after={
            <p className={styles['lead']}>
              A guest may ignore the power button. Then you can force it off here, which loses what it has not
              written. A reboot from within the guest is not enough: it keeps the hardware it has.
            </p>
          }
        >
          <ol className={styles['steps']}>
            <li>The guest is asked to shut down, as by its power button.</li>
            <li>Once it is off, it is started again with its new hardware.</li>
          </ol>
        </ConfirmDialog>
      )}
    </>
  );
}

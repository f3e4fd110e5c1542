import Button from '@mui/material/Button';
import { useState } from 'react';
import { useHostRuns } from '#renderer/api/host-changes.ts';
import { useStale } from '#renderer/api/live/connections.ts';
import { Attention } from '#renderer/ui/attention.tsx';
import { HostUndoDialog } from '#renderer/ui/host-change/host-change-dialog.tsx';
import type { HostRun } from '#shared/contract/host-changes.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { ProceedButton } from './proceed-button.tsx';
import styles from './changes.module.css';

/** A run that was cut short must be seen wherever one looks at the host's devices. */
export function InterruptedNote({ connection }: { connection: ConnectionId }) {
  const stale = useStale(connection);
  const { runs } = useHostRuns(connection, !stale);
  const [undone, setUndone] = useState<HostRun>();
  const interrupted = runs?.filter(({ state }) => state === 'interrupted') ?? [];
  // Its dialog stays when it is undone: it tells how that went.
  return (
    <>
      {interrupted.length > 0 && (
        <div className={styles['notes']}>
          {interrupted.map(run => (
            <Attention
              key={run.id}
              tone="error"
              what={`${run.title}: this was cut short.`}
              why="The host is neither as it was nor as it should be. Go on with it, or take it back."
              action={
                <>
                  <Button disabled={stale} onClick={() => setUndone(run)}>
                    Undo…
                  </Button>
                  <ProceedButton run={run} connection={connection} />
                </>
              }
            />
          ))}
        </div>
      )}
      {undone && <HostUndoDialog connection={connection} run={undone} onClose={() => setUndone(undefined)} />}
    </>
  );
}

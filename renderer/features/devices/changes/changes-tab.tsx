import { useState } from 'react';
import { useHostRuns } from '#renderer/api/host-changes.ts';
import { HostUndoDialog } from '#renderer/ui/host-change/host-change-dialog.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import type { HostRun } from '#shared/contract/host-changes.ts';
import { NoMap } from '../no-map.tsx';
import { usePlace } from '#renderer/app/host-area/place.ts';
import { RunCard } from './run-card.tsx';
import styles from './changes.module.css';

/** Everything Innkeeper changed on this host, and the way back of each. */
export default function ChangesTab() {
  const { connection, item } = usePlace();
  const { runs, failure, again } = useHostRuns(connection);
  const [undone, setUndone] = useState<HostRun>();
  if (runs === undefined) return <NoMap connection={connection} failure={failure} again={again} />;
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <h2>What was changed on this host</h2>
        <p>
          Each change can be taken back, the newest first where two touched one file. Without Innkeeper, in
          any root shell: <code>innkeeper-helper undo</code>.
        </p>
      </header>
      {failure && <FailureNote failure={failure} />}
      {runs.length === 0 ? (
        <EmptyState title="Nothing was changed here yet">
          What the doctor, a plan or another tab changes on this host is listed here, with its way back.
        </EmptyState>
      ) : (
        <ul className={styles['runs']} aria-label="Changes">
          {runs.map(run => (
            <RunCard
              key={run.id}
              run={run}
              connection={connection}
              opened={run.id === item}
              onUndo={() => setUndone(run)}
            />
          ))}
        </ul>
      )}
      {undone && <HostUndoDialog connection={connection} run={undone} onClose={() => setUndone(undefined)} />}
    </div>
  );
}

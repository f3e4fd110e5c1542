import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, type ReactNode } from 'react';
import { useReach } from '#renderer/api/host-changes.ts';
import type { HostRun } from '#shared/contract/host-changes.ts';
import type { HostStep } from '#shared/contract/host-step.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { Attention } from '../attention.tsx';
import { FailureNote } from '../failure-note.tsx';
import { DryRunView } from './dry-run-view.tsx';
import { applying, undoing, type HostWork } from './host-work.ts';
import { reachesRoot, RootWayNote } from './root-way.tsx';
import { useHostWork } from './use-host-work.ts';
import { WorkProgress } from './work-progress.tsx';
import styles from './host-change.module.css';

interface Shared {
  connection: ConnectionId;
  /** Why one would do it, above the dry run. */
  children?: ReactNode;
  onClose: () => void;
  /** It was done; the dialog stays until it is closed. What `useDevicesLive` keeps is read anew by itself. */
  onDone?: () => void;
}

/** Host steps from their dry run to their end. `title` names the run in the list of changes: say what it is for. */
export function HostChangeDialog({
  connection,
  title,
  steps,
  ...rest
}: Shared & { title: string; steps: readonly HostStep[] }) {
  return <HostWorkDialog {...rest} work={applying(connection, title, steps)} confirm="Apply" />;
}

/** The way back of one run, likewise. */
export function HostUndoDialog({ connection, run, ...rest }: Shared & { run: HostRun }) {
  return <HostWorkDialog {...rest} work={undoing(connection, run)} confirm="Undo" />;
}

type DialogProps = Omit<Shared, 'connection'> & { work: HostWork; confirm: string };

/** Any such work, from its dry run to its end. */
export function HostWorkDialog({ work, confirm, children, onClose, onDone = () => {} }: DialogProps) {
  const id = useId();
  const state = useHostWork(work, onDone);
  const { dryRun, failure, looking, changed, refused, phase, job } = state;
  const { reach, again } = useReach(work.connection);
  const planned = phase === 'planned' || phase === 'asking';
  const empty =
    dryRun !== undefined && dryRun.files.length + dryRun.commands.length + dryRun.now.length === 0;
  const ready =
    phase === 'planned' && dryRun !== undefined && !looking && !empty && dryRun.problems.length === 0;
  const close = () => {
    state.leave();
    onClose();
  };
  return (
    <Dialog open onClose={close} maxWidth="md" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{work.title}</DialogTitle>
      <DialogContent className={styles['content'] ?? ''}>
        {planned ? (
          <>
            {children}
            {changed && (
              <Attention
                what="Something changed on the host since."
                why="This is what would be done now. Look at it again."
              />
            )}
            {refused && <FailureNote failure={refused} />}
            {failure && (
              <FailureNote failure={failure} action={<Button onClick={state.again}>Try again</Button>} />
            )}
            {dryRun && <DryRunView dryRun={dryRun} stale={looking} />}
            {!dryRun && !failure && (
              <p className={styles['quiet']} role="status">
                The helper tries it dry: it looks and changes nothing.
              </p>
            )}
          </>
        ) : (
          <WorkProgress job={job} title={work.title} reboot={dryRun?.reboot ?? false} />
        )}
      </DialogContent>
      {planned && dryRun && !empty && reach && (
        <div className={styles['foot']}>
          <RootWayNote reach={reach} work={work} again={again} />
        </div>
      )}
      <DialogActions>
        <Button onClick={close} autoFocus>
          {phase === 'planned' && ready ? 'Cancel' : 'Close'}
        </Button>
        {planned && reach && reachesRoot(reach) && !empty && (
          <Button variant="contained" color="primary" disabled={!ready} onClick={() => void state.begin()}>
            {phase === 'asking' ? 'Asking for root…' : confirm}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

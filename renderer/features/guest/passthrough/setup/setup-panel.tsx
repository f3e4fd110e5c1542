import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState } from 'react';
import type { ConnectionId, Uuid } from '#shared/contract/values.ts';
import { useConnections } from '#renderer/api/live/connections.ts';
import { useJobs } from '#renderer/api/live/jobs.ts';
import { api } from '#renderer/api/client.ts';
import { useSetups, useSetupsAgain } from '#renderer/api/passthrough.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { JobCard } from '#renderer/ui/job-card.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import { WayBack } from '../plan/way-back.tsx';
import { Checks } from './checks.tsx';
import { NextStep } from './next-step.tsx';
import { UndoPanel } from './undo-panel.tsx';
import { canProceed, canUndo, lookOf } from './states.ts';
import styles from './setup.module.css';

interface Props {
  titleId: string;
  connection: ConnectionId;
  setup: Uuid;
  /** Until the set-up is known. */
  title: string;
  /** What runs on it now. */
  job?: string | undefined;
  onClose: () => void;
}

/** One set-up: what runs, what a person does next, what was found of it, and the ways back. */
export function SetupPanel({ titleId, connection, setup: id, title, job: begun, onClose }: Props) {
  const host = useConnections(({ byId }) => byId.get(connection)?.label) ?? connection;
  const { setups, failure, known } = useSetups(connection);
  const again = useSetupsAgain(connection);
  const [job, setJob] = useState(begun);
  const [undoing, setUndoing] = useState(false);
  const [watched, setWatched] = useState<string>();
  const running = useJobs(({ byId }) => (job === undefined ? undefined : byId.get(job)));
  const busy = job !== undefined && (running === undefined || running.state === 'running');
  if (job !== watched) {
    setWatched(job);
    if (job !== undefined) again(job);
  }
  const setup = setups.find(each => each.id === id);

  if (undoing)
    return (
      <UndoPanel
        titleId={titleId}
        connection={connection}
        setup={id}
        guestName={setup?.guest.name ?? 'the guest'}
        host={host}
        onStarted={started => {
          setJob(started);
          setUndoing(false);
        }}
        onBack={() => setUndoing(false)}
      />
    );

  const proceed = async () => {
    try {
      setJob((await api.passthrough.proceed({ connection, setup: id })).job);
    } catch (error) {
      notifyFailure(error);
    }
  };
  const forget = async () => {
    try {
      await api.passthrough.forget({ connection, setup: id });
      again();
      onClose();
    } catch (error) {
      notifyFailure(error);
    }
  };
  const settled = setup !== undefined && !busy;
  return (
    <>
      <DialogTitle id={titleId} className={styles['title'] ?? ''}>
        {setup?.title ?? title}{' '}
        {settled && (
          <StatusPill tone={lookOf(setup).tone} look={lookOf(setup).look}>
            {lookOf(setup).word}
          </StatusPill>
        )}
      </DialogTitle>
      <DialogContent className={styles['content'] ?? ''}>
        {failure && <FailureNote failure={failure} />}
        {running && (
          <ul>
            <JobCard job={running} opened />
          </ul>
        )}
        {settled && (
          <>
            <NextStep setup={setup} host={host} />
            {setup.state !== 'undone' && <Checks setup={setup} />}
          </>
        )}
        {known && setup === undefined && !busy && (
          <p role="status">Nothing of it is left: it is not on the list of set-ups of {host} any more.</p>
        )}
        {setup && setup.back.length > 0 && setup.state !== 'undone' && (
          <WayBack title={setup.title} host={host} back={setup.back} />
        )}
      </DialogContent>
      <DialogActions className={styles['actions'] ?? ''}>
        {setup?.state === 'undone' && <Button onClick={() => void forget()}>Take it off the list</Button>}
        {setup && canUndo(setup) && (
          <Button disabled={busy} onClick={() => setUndoing(true)}>
            Undo…
          </Button>
        )}
        {setup && canProceed(setup) && (
          <Button variant="contained" color="primary" disabled={busy} onClick={() => void proceed()}>
            Continue
          </Button>
        )}
        <Button onClick={onClose} autoFocus>
          Close
        </Button>
      </DialogActions>
    </>
  );
}

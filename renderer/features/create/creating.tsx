import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import LinearProgress from '@mui/material/LinearProgress';
import { useEffect, useEffectEvent } from 'react';
import { api } from '#renderer/api/client.ts';
import { jobEnded, useJobs } from '#renderer/api/live/jobs.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { Job } from '#shared/contract/jobs.ts';
import type { Creation } from './creation.ts';
import styles from './creating.module.css';

interface Props {
  creation: Creation;
  onBackground: () => void;
  onDone: () => void;
  /** Also when the person cancelled; everything is taken back by then. */
  onFailed: (failure: Failure | undefined) => void;
}

/** The plan while it runs. */
export function Creating({ creation, onBackground, onDone, onFailed }: Props) {
  const job = useJobs(({ byId }) => byId.get(creation.job));
  const ended = useEffectEvent((end: Job) => {
    if (end.state === 'done') onDone();
    else onFailed(end.failure?.code === 'CANCELLED' ? undefined : end.failure);
  });
  useEffect(() => {
    const stop = new AbortController();
    jobEnded(creation.job, stop.signal).then(ended, () => {});
    return () => stop.abort();
  }, [creation.job]);

  const progress = job?.progress;
  return (
    <>
      <DialogContent>
        <p className={styles['step']}>{job?.step ?? 'Beginning'}</p>
        <LinearProgress
          aria-label="Progress"
          {...(progress === undefined ? {} : { variant: 'determinate' as const, value: progress * 100 })}
        />
        <ol className={styles['log']}>
          {job?.log.map(({ at, text }) => (
            <li key={`${at} ${text}`}>{text}</li>
          ))}
        </ol>
      </DialogContent>
      <DialogActions>
        {job?.cancellable && (
          <Button onClick={() => api.jobs.cancel({ id: creation.job }).catch(notifyFailure)}>
            Cancel and take everything back
          </Button>
        )}
        <Button variant="contained" color="primary" onClick={onBackground}>
          Continue in the background
        </Button>
      </DialogActions>
    </>
  );
}

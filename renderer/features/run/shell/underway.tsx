import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useEffect, useEffectEvent } from 'react';
import { api } from '#renderer/api/client.ts';
import { jobEnded, useJobs } from '#renderer/api/live/jobs.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import styles from '#renderer/ui/wizard/creating.module.css';
import type { Job } from '#shared/contract/jobs.ts';
import { dropDraft } from '../wizard/draft-store.ts';
import { leaveWizard } from './places.ts';
import { goOnInBackground, goToMade, leaveRunning, type Running, useRunning } from './running.ts';

/** The plan while it is carried out. Leaving the page leaves it going on. */
export function Underway({ running }: { running: Running }) {
  const job = useJobs(({ byId }) => byId.get(running.job));
  const ended = useEffectEvent((end: Job) => {
    if (end.state === 'done') {
      dropDraft();
      leaveRunning();
      void goToMade(running);
    } else leaveRunning(end.failure?.code === 'CANCELLED' ? undefined : end.failure);
  });
  useEffect(() => {
    const stop = new AbortController();
    jobEnded(running.job, stop.signal).then(ended, () => {});
    return () => {
      stop.abort();
      // Another page was turned to while it goes on.
      if (useRunning.getState().running === running) void goOnInBackground(running);
    };
  }, [running]);

  const progress = job?.progress;
  return (
    <section className={styles['creating']} aria-label={`Running ${running.title}`}>
      <h1>Running {running.title}</h1>
      <p>{job?.step ?? 'Beginning'}</p>
      <LinearProgress
        aria-label="Progress"
        {...(progress === undefined ? {} : { variant: 'determinate' as const, value: progress * 100 })}
      />
      <ol className={styles['log']}>
        {job?.log.map(({ at, text }) => (
          <li key={`${at} ${text}`}>{text}</li>
        ))}
      </ol>
      <div className={styles['actions']}>
        {job?.cancellable && (
          <Button onClick={() => api.jobs.cancel({ id: running.job }).catch(notifyFailure)}>
            Cancel and take everything back
          </Button>
        )}
        <Button variant="contained" color="primary" onClick={leaveWizard}>
          Continue in the background
        </Button>
      </div>
    </section>
  );
}

import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useEffect, useEffectEvent } from 'react';
import { api } from '#renderer/api/client.ts';
import { jobEnded, useJobs } from '#renderer/api/live/jobs.ts';
import { go } from '#renderer/app/go.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { dropDraft } from '../wizard/draft-store.ts';
import { goToCreated, leaveCreation, reportCreation, type Creation } from './creation.ts';
import styles from './creating.module.css';

/** The plan while it runs. Leaving the page leaves it running. */
export function Creating({ creation }: { creation: Creation }) {
  const job = useJobs(({ byId }) => byId.get(creation.job));
  const ended = useEffectEvent((end: Job) => {
    if (end.state === 'done') {
      dropDraft();
      leaveCreation();
      goToCreated(creation);
    } else leaveCreation(end.failure?.code === 'CANCELLED' ? undefined : end.failure);
  });
  useEffect(() => {
    const stop = new AbortController();
    jobEnded(creation.job, stop.signal).then(ended, () => {});
    return () => stop.abort();
  }, [creation.job]);

  const toBackground = () => {
    void reportCreation(creation);
    dropDraft();
    leaveCreation();
    void go({ to: '/guests', search: true });
  };
  const progress = job?.progress;
  return (
    <section className={styles['creating']} aria-label={`Creating ${creation.name}`}>
      <h1>Creating {creation.name}</h1>
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
          <Button onClick={() => api.jobs.cancel({ id: creation.job }).catch(notifyFailure)}>
            Cancel and take everything back
          </Button>
        )}
        <Button variant="contained" color="primary" onClick={toBackground}>
          Continue in the background
        </Button>
      </div>
    </section>
  );
}

import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { api } from '#renderer/api/client.ts';
import { jobEnded, useJobs } from '#renderer/api/live/jobs.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { dropDraft } from '../wizard/draft-store.ts';
import { goOnInBackground, goToCreated, leaveCreation, useCreation, type Creation } from './creation.ts';
import { leaveWizard } from './places.ts';
import styles from '#renderer/ui/wizard/creating.module.css';

/** The plan while it runs. Leaving the page leaves it running. */
export function Creating({ creation }: { creation: Creation }) {
  const job = useJobs(({ byId }) => byId.get(creation.job));
  const queries = useQueryClient();
  const ended = useEffectEvent((end: Job) => {
    // What was downloaded on the way is there now, whatever came of the guest.
    void queries.invalidateQueries({ queryKey: ['media'] });
    void queries.invalidateQueries({ queryKey: ['create'] });
    if (end.state === 'done') {
      dropDraft();
      leaveCreation();
      goToCreated(creation);
    } else leaveCreation(end.failure?.code === 'CANCELLED' ? undefined : end.failure);
  });
  useEffect(() => {
    const stop = new AbortController();
    jobEnded(creation.job, stop.signal).then(ended, () => {});
    return () => {
      stop.abort();
      // Another page was turned to while it runs.
      if (useCreation.getState().creation === creation) void goOnInBackground(creation);
    };
  }, [creation]);

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
        <Button variant="contained" color="primary" onClick={leaveWizard}>
          Continue in the background
        </Button>
      </div>
    </section>
  );
}

import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useMemo } from 'react';
import type { HistorySubject } from '#shared/contract/history.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { api } from '#renderer/api/client.ts';
import { containerKey } from '#renderer/api/live/containers.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import { useJobs } from '#renderer/api/live/jobs.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import styles from './history.module.css';

function isAbout({ guest, container }: Job, subject: HistorySubject): boolean {
  return 'guest' in subject
    ? guest !== undefined && guestKey(guest) === guestKey(subject.guest)
    : container !== undefined && containerKey(container) === containerKey(subject.container);
}

/** What is being done to it now. */
export function RunningJobs({ subject }: { subject: HistorySubject }) {
  const byId = useJobs(state => state.byId);
  const running = useMemo(
    () => [...byId.values()].filter(job => job.state === 'running' && isAbout(job, subject)),
    [byId, subject],
  );
  if (running.length === 0) return null;
  return (
    <ul className={styles['running']} aria-label="Running now">
      {running.map(({ id, title, step, progress, cancellable }) => (
        <li key={id}>
          <div>
            <strong>{title}</strong>
            <span>{step}</span>
            <LinearProgress
              aria-label={title}
              {...(progress !== undefined && { variant: 'determinate' as const, value: progress * 100 })}
            />
          </div>
          {cancellable && (
            <Button onClick={() => api.jobs.cancel({ id }).catch(notifyFailure)}>Cancel</Button>
          )}
        </li>
      ))}
    </ul>
  );
}

import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useMemo } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import { api } from '#renderer/api/client.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import { useJobs } from '#renderer/api/live/jobs.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import styles from './history.module.css';

/** What is being done to the guest now. */
export function RunningJobs({ guest }: { guest: Guest }) {
  const byId = useJobs(state => state.byId);
  const key = guestKey(guest);
  const running = useMemo(
    () =>
      [...byId.values()].filter(job => job.state === 'running' && job.guest && guestKey(job.guest) === key),
    [byId, key],
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

import LinearProgress from '@mui/material/LinearProgress';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useJobs } from '#renderer/api/live/jobs.ts';
import styles from './status-bar.module.css';

/** The job that began last, its progress, and how many run beside it. */
export function RunningJobs() {
  const jobs = useJobs(state => state.byId);
  const running = useMemo(
    () =>
      [...jobs.values()].filter(job => job.state === 'running').toSorted((a, b) => b.startedAt - a.startedAt),
    [jobs],
  );
  const newest = running[0];
  if (newest === undefined) return null;
  const percent = newest.progress === undefined ? undefined : Math.round(newest.progress * 100);
  return (
    <Link to="/activity/$job" params={{ job: newest.id }} className={styles['jobs'] ?? ''}>
      <span>{newest.title}</span>
      <LinearProgress
        className={styles['progress'] ?? ''}
        aria-label={newest.title}
        {...(percent === undefined ? {} : { variant: 'determinate' as const, value: percent })}
      />
      {percent !== undefined && <span>{percent} %</span>}
      {running.length > 1 && <span>and {running.length - 1} more</span>}
    </Link>
  );
}

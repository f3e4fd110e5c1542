import LinearProgress from '@mui/material/LinearProgress';
import type { Job } from '#shared/contract/jobs.ts';
import { Attention } from '../attention.tsx';
import { FailureNote } from '../failure-note.tsx';
import { StateIcon } from '../state-icon.tsx';
import styles from './host-change.module.css';

const ends: Record<'done' | 'failed' | 'cancelled', string> = {
  done: 'Done',
  failed: 'It failed',
  cancelled: 'It was cancelled',
};

/** How far the helper is, and in the end what came of it. */
export function WorkProgress({
  job,
  title,
  reboot,
}: {
  job: Job | undefined;
  title: string;
  reboot: boolean;
}) {
  const running = job === undefined || job.state === 'running';
  const percent = job?.progress === undefined ? undefined : Math.round(job.progress * 100);
  return (
    <>
      {running ? (
        <div className={styles['progress']}>
          <LinearProgress
            aria-label={title}
            {...(percent === undefined ? {} : { variant: 'determinate' as const, value: percent })}
          />
          <span role="status">{job?.step ?? 'The helper has begun'}</span>
        </div>
      ) : (
        <p className={styles['result']} role="status">
          <StateIcon look={job.state === 'done' ? 'ok' : 'error'} />
          {ends[job.state as keyof typeof ends]}
        </p>
      )}
      {job?.failure && <FailureNote failure={job.failure} />}
      {job?.state === 'done' && reboot && (
        <Attention
          what="Start the host anew for the rest of it."
          why="Some of it takes hold only then. Until then the change is marked as waiting for a reboot."
        />
      )}
      {job && job.log.length > 0 && (
        <ol className={styles['log']} aria-label="What the helper did">
          {job.log.map(({ at, text }, index) => (
            <li key={`${at} ${index}`}>{text}</li>
          ))}
        </ol>
      )}
      {!running && (
        <p className={styles['quiet']}>
          The way back is under Changes of this host’s devices, or <code>innkeeper-helper undo</code> in a
          root shell.
        </p>
      )}
    </>
  );
}

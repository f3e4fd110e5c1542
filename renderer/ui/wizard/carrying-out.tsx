import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import type { Job } from '#shared/contract/jobs.ts';
import styles from './carrying-out.module.css';

interface Props {
  /** What is being done, such as “Creating web”. */
  title: string;
  /** Undefined until it is heard of. */
  job: Job | undefined;
  onCancel: () => void;
  onLeave: () => void;
}

/** The plan of a wizard while it is carried out. */
export function CarryingOut({ title, job, onCancel, onLeave }: Props) {
  const progress = job?.progress;
  return (
    <section className={styles['creating']} aria-label={title}>
      <h1>{title}</h1>
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
        {job?.cancellable && <Button onClick={onCancel}>Cancel and take everything back</Button>}
        <Button variant="contained" color="primary" onClick={onLeave}>
          Continue in the background
        </Button>
      </div>
    </section>
  );
}

import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { api } from '#renderer/api/client.ts';
import { useConnections } from '#renderer/api/live/connections.ts';
import { containerKey, useContainers } from '#renderer/api/live/containers.ts';
import { useEngines } from '#renderer/api/live/engines.ts';
import { guestKey, useGuests } from '#renderer/api/live/guests.ts';
import { startWithNetwork } from '#renderer/app/guest-actions/start-with-network.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { formatDuration } from '#renderer/ui/format.ts';
import type { Look } from '#renderer/ui/state-icon.tsx';
import { StatusPill, type Tone } from '#renderer/ui/status-pill.tsx';
import { useNow } from '#renderer/ui/use-now.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { JobResults, MissingFile, transferText } from './job-transfer.tsx';
import styles from './job-card.module.css';

const looks: Record<Job['state'], { look: Look; tone: Tone; word: string }> = {
  running: { look: 'busy', tone: 'accent', word: 'Running' },
  done: { look: 'ok', tone: 'run', word: 'Done' },
  failed: { look: 'error', tone: 'err', word: 'Failed' },
  cancelled: { look: 'off', tone: 'off', word: 'Cancelled' },
};

const waiting: Record<NonNullable<Job['paused']>, { look: Look; tone: Tone; word: string }> = {
  'by-person': { look: 'paused', tone: 'pause', word: 'Paused' },
  'waits-for-page': { look: 'busy', tone: 'accent', word: 'Waits for the file' },
};

/** One job. The one that was asked for by its address shows its log and is scrolled to. */
export function JobCard({ job, opened }: { job: Job; opened: boolean }) {
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (opened) card.current?.scrollIntoView({ block: 'nearest' });
  }, [opened]);
  const { look, tone, word } = job.paused ? waiting[job.paused] : looks[job.state];
  const running = job.state === 'running';
  return (
    <li className={styles['card']} ref={card} data-opened={opened || undefined}>
      <div className={styles['head']}>
        <h2>{job.title}</h2>
        <StatusPill tone={tone} look={look}>
          {word}
        </StatusPill>
        <Place job={job} />
        <span className={styles['when']}>
          <When job={job} />
        </span>
        {running && (
          <span className={styles['acts']}>
            {job.pausable === true && (
              <Button
                onClick={() =>
                  (job.paused === 'by-person' ? api.jobs.resume : api.jobs.pause)({ id: job.id }).catch(
                    notifyFailure,
                  )
                }
              >
                {job.paused === 'by-person' ? 'Resume' : 'Pause'}
              </Button>
            )}
            {job.cancellable && (
              <Button onClick={() => api.jobs.cancel({ id: job.id }).catch(notifyFailure)}>Cancel</Button>
            )}
          </span>
        )}
        {!running && (
          <Button onClick={() => api.jobs.dismiss({ id: job.id }).catch(notifyFailure)}>Clear</Button>
        )}
      </div>
      {running && <Progress job={job} />}
      {running && <MissingFile job={job} />}
      <JobResults job={job} />
      <Failed job={job} />
      {job.log.length > 0 && (
        <details open={opened} className={styles['log']}>
          <summary>What it did</summary>
          <ol>
            {job.log.map(({ at, text }) => (
              <li key={`${at} ${text}`}>
                <time dateTime={new Date(at).toISOString()}>{new Date(at).toLocaleTimeString('en-GB')}</time>
                {text}
              </li>
            ))}
          </ol>
        </details>
      )}
    </li>
  );
}

function Failed({ job }: { job: Job }) {
  const guest = useGuests(({ byKey }) => (job.guest ? byKey.get(guestKey(job.guest)) : undefined));
  if (!job.failure || job.failure.code === 'CANCELLED') return null;
  const wayOn = startWithNetwork(job, guest);
  return (
    <FailureNote failure={job.failure} action={wayOn && <Button onClick={wayOn.run}>{wayOn.label}</Button>} />
  );
}

function Progress({ job }: { job: Job }) {
  const { title, step, progress } = job;
  const percent = progress === undefined ? undefined : Math.round(progress * 100);
  return (
    <div className={styles['progress']}>
      <LinearProgress
        aria-label={title}
        {...(percent === undefined ? {} : { variant: 'determinate' as const, value: percent })}
      />
      <span>
        {step}
        {percent !== undefined && ` ${percent} %`}
        <span className={styles['rate']}>{transferText(job)}</span>
      </span>
    </div>
  );
}

/** What it is about, to go to, as long as it is there. */
function Place({ job: { guest, connection, container, engine } }: { job: Job }) {
  const known = useGuests(({ byKey }) => (guest ? byKey.get(guestKey(guest)) : undefined));
  const host = useConnections(({ byId }) => (connection ? byId.get(connection) : undefined));
  const box = useContainers(({ byKey }) => (container ? byKey.get(containerKey(container)) : undefined));
  const runsIt = useEngines(({ byId }) => (engine ? byId.get(engine) : undefined));
  if (known)
    return (
      <Link
        className={styles['place'] ?? ''}
        to="/guests/$connection/$uuid"
        params={{ connection: known.connection, uuid: known.uuid }}
      >
        Go to {known.name}
      </Link>
    );
  if (box)
    return (
      <Link
        className={styles['place'] ?? ''}
        to="/guests/containers/$engine/$id/{-$tab}/{-$item}"
        params={{ engine: box.engine, id: box.id, tab: undefined, item: undefined }}
      >
        Go to {box.name}
      </Link>
    );
  const where = host ?? runsIt;
  return where && <span className={styles['host']}>on {where.label}</span>;
}

function When({ job: { startedAt, endedAt } }: { job: Job }) {
  const now = useNow(1000);
  if (endedAt === undefined) return `for ${formatDuration(now - startedAt)}`;
  return `${formatDuration(now - endedAt)} ago, took ${formatDuration(endedAt - startedAt)}`;
}

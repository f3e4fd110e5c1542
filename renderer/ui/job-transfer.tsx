import Button from '@mui/material/Button';
import { useRef } from 'react';
import { sendFile, useSentFiles } from '#renderer/api/sent-files.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { formatBytes, formatBytesOf, formatDuration } from '#renderer/ui/format.ts';
import type { Job } from '#shared/contract/jobs.ts';
import styles from './job-card.module.css';

/** How much, how fast and how long still: `1.2 / 4 GiB · 210 MiB/s · 13 s left`. */
export function transferText({ transfer, paused }: Pick<Job, 'transfer' | 'paused'>): string | undefined {
  if (!transfer) return undefined;
  const { done, total, rate } = transfer;
  const parts = [total === undefined ? formatBytes(done) : formatBytesOf(done, total)];
  if (paused === 'by-person') parts.push('paused');
  else if (rate !== undefined) {
    parts.push(`${formatBytes(rate)}/s`);
    if (total !== undefined && rate > 0 && done < total)
      parts.push(`${formatDuration(((total - done) / rate) * 1000)} left`);
  }
  return parts.join(' · ');
}

/** What a job found out, such as a checksum, to be copied. */
export function JobResults({ job: { results = [] } }: { job: Job }) {
  if (results.length === 0) return null;
  return (
    <dl className={styles['results']}>
      {results.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <CopyText text={value} what={label} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A file of a page that is gone: whoever has it goes on with it. */
export function MissingFile({ job }: { job: Job }) {
  const input = useRef<HTMLInputElement>(null);
  const held = useSentFiles(({ jobs }) => jobs.has(job.id));
  if (job.paused !== 'waits-for-page' || held) return null;
  return (
    <div className={styles['missing']}>
      <p>
        The page that was sending the file was closed or reloaded. What has arrived is kept: choose the file
        again, and only the rest is sent.
      </p>
      <Button onClick={() => input.current?.click()}>Choose the file again…</Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="The file of this upload"
        onChange={event => {
          const [file] = event.target.files ?? [];
          if (file) sendFile(job.id, file).catch(notifyFailure);
          event.target.value = '';
        }}
      />
    </div>
  );
}

import Button from '@mui/material/Button';
import { useState } from 'react';
import type { HistorySubject } from '#shared/contract/history.ts';
import { useHistory } from '#renderer/api/live/history.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { byDay, type Shown, shows } from './by-day.ts';
import { HistoryRow } from './history-row.tsx';
import { RunningJobs } from './running-jobs.tsx';
import styles from './history.module.css';

const choices = [
  { value: 'all', label: 'Everything' },
  { value: 'jobs', label: 'Jobs' },
  { value: 'problems', label: 'Problems' },
] as const;

/**
 * What happened to a machine or a container, newest first: what it did, what was done to it, and what went wrong.
 * @param subject the same object for as long as the same one is meant
 */
export function HistoryPage({ subject }: { subject: HistorySubject }) {
  const { known, older } = useHistory(subject);
  const [shown, setShown] = useState<Shown>('all');
  const days = byDay((known?.entries ?? []).filter(entry => shows(shown, entry)));
  return (
    <div className={styles['history']}>
      <RunningJobs subject={subject} />
      <div className={styles['bar']}>
        <Segmented label="What to show" value={shown} choices={choices} onChange={setShown} />
      </div>
      {known !== undefined && days.length === 0 && (
        <EmptyState title={known.entries.length === 0 ? 'Nothing has happened yet' : 'Nothing of that kind'}>
          Starts and stops, changes, jobs and errors are written down here while Innkeeper runs, whichever
          tool they come from, and are still here the next time.
        </EmptyState>
      )}
      {days.map(({ day, entries }) => (
        <section key={day}>
          <h2>{day}</h2>
          <ol>
            {entries.map(entry => (
              <HistoryRow key={entry.id} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
      {known?.more === true && (
        <Button className={styles['more'] ?? ''} onClick={() => void older().catch(notifyFailure)}>
          Show what was before
        </Button>
      )}
    </div>
  );
}

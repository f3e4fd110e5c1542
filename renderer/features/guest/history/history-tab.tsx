import Button from '@mui/material/Button';
import { useState } from 'react';
import { useHistory } from '#renderer/api/live/history.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { usePanelGuest } from '../panel-guest.ts';
import { byDay, type Shown, shows } from './by-day.ts';
import { HistoryRow } from './history-row.tsx';
import { RunningJobs } from './running-jobs.tsx';
import styles from './history.module.css';

const choices = [
  { value: 'all', label: 'Everything' },
  { value: 'jobs', label: 'Jobs' },
  { value: 'problems', label: 'Problems' },
] as const;

/** What happened to this guest, newest first: what it did, what was done to it, and what went wrong. */
export default function HistoryTab() {
  const guest = usePanelGuest();
  const { known, older } = useHistory(guest);
  const [shown, setShown] = useState<Shown>('all');
  const days = byDay((known?.entries ?? []).filter(entry => shows(shown, entry)));
  return (
    <div className={styles['history']}>
      <RunningJobs guest={guest} />
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

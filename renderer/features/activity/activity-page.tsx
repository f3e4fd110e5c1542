import Button from '@mui/material/Button';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { api } from '#renderer/api/client.ts';
import { useJobs } from '#renderer/api/live/jobs.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Page } from '#renderer/ui/page.tsx';
import styles from './activity-page.module.css';
import { JobCard } from '#renderer/ui/job-card.tsx';
import { inOrder } from './order.ts';

/** Everything long that runs or ran: with progress, a way to stop it, and what it said. */
export default function ActivityPage() {
  const byId = useJobs(state => state.byId);
  const jobs = useMemo(() => inOrder(byId.values()), [byId]);
  const ended = jobs.filter(job => job.state !== 'running');
  const { job: opened } = useParams({ strict: false });
  const clear = () => Promise.all(ended.map(({ id }) => api.jobs.dismiss({ id }))).catch(notifyFailure);
  return (
    <Page
      title="Activity"
      lead="Work goes on when its page is left. What ended stays here until it is cleared."
      aside={ended.length > 0 && <Button onClick={() => void clear()}>Clear what ended</Button>}
    >
      {jobs.length === 0 ? (
        <EmptyState title="Nothing is running">
          Creating, deleting and copying show up here, with their progress and what they did.
        </EmptyState>
      ) : (
        <ul className={styles['jobs']}>
          {jobs.map(job => (
            <JobCard key={job.id} job={job} opened={job.id === opened} />
          ))}
        </ul>
      )}
    </Page>
  );
}

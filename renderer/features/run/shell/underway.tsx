import { useEffect, useEffectEvent } from 'react';
import { api } from '#renderer/api/client.ts';
import { jobEnded, useJobs } from '#renderer/api/live/jobs.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { CarryingOut } from '#renderer/ui/wizard/carrying-out.tsx';
import type { Job } from '#shared/contract/jobs.ts';
import { dropDraft } from '../wizard/draft-store.ts';
import { leaveWizard } from './places.ts';
import { goOnInBackground, goToMade, leaveRunning, type Running, useRunning } from './running.ts';

/** The plan while it is carried out. Leaving the page leaves it going on. */
export function Underway({ running }: { running: Running }) {
  const job = useJobs(({ byId }) => byId.get(running.job));
  const ended = useEffectEvent((end: Job) => {
    if (end.state === 'done') {
      dropDraft();
      leaveRunning();
      void goToMade(running);
    } else leaveRunning(end.failure?.code === 'CANCELLED' ? undefined : end.failure);
  });
  useEffect(() => {
    const stop = new AbortController();
    jobEnded(running.job, stop.signal).then(ended, () => {});
    return () => {
      stop.abort();
      // Another page was turned to while it goes on.
      if (useRunning.getState().running === running) void goOnInBackground(running);
    };
  }, [running]);

  return (
    <CarryingOut
      title={`Running ${running.title}`}
      job={job}
      onCancel={() => void api.jobs.cancel({ id: running.job }).catch(notifyFailure)}
      onLeave={leaveWizard}
    />
  );
}

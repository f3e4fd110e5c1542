import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { api } from '#renderer/api/client.ts';
import { jobEnded, useJobs } from '#renderer/api/live/jobs.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { CarryingOut } from '#renderer/ui/wizard/carrying-out.tsx';
import type { Job } from '#shared/contract/jobs.ts';
import { dropDraft } from '../wizard/draft-store.ts';
import { goOnInBackground, goToCreated, leaveCreation, useCreation, type Creation } from './creation.ts';
import { leaveWizard } from './places.ts';

/** The plan while it runs. Leaving the page leaves it running. */
export function Creating({ creation }: { creation: Creation }) {
  const job = useJobs(({ byId }) => byId.get(creation.job));
  const queries = useQueryClient();
  const ended = useEffectEvent((end: Job) => {
    // What was downloaded on the way is there now, whatever came of the guest.
    void queries.invalidateQueries({ queryKey: ['media'] });
    void queries.invalidateQueries({ queryKey: ['create'] });
    if (end.state === 'done') {
      dropDraft();
      leaveCreation();
      goToCreated(creation);
    } else leaveCreation(end.failure?.code === 'CANCELLED' ? undefined : end.failure);
  });
  useEffect(() => {
    const stop = new AbortController();
    jobEnded(creation.job, stop.signal).then(ended, () => {});
    return () => {
      stop.abort();
      // Another page was turned to while it runs.
      if (useCreation.getState().creation === creation) void goOnInBackground(creation);
    };
  }, [creation]);

  return (
    <CarryingOut
      title={`Creating ${creation.name}`}
      job={job}
      onCancel={() => void api.jobs.cancel({ id: creation.job }).catch(notifyFailure)}
      onLeave={leaveWizard}
    />
  );
}

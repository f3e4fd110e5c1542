import type { Job } from '#shared/contract/jobs.ts';
import { guestKey, useGuests } from '#renderer/api/live/guests.ts';
import { useJobs } from '#renderer/api/live/jobs.ts';
import { go } from '../go.ts';
import { stopIgnored } from '../container-actions/report.ts';
import { startWithNetwork } from '../guest-actions/start-with-network.ts';
import { showFailure } from './store.ts';
import { isToldInPlace } from './told-in-place.ts';

const failedNow = (before: Job | undefined, now: Job) =>
  before?.state === 'running' && now.state === 'failed';

/** Says so when a job that was seen running fails, whichever page is open, unless that shows it. Returns how to stop. */
export function tellOfFailedJobs(): () => void {
  return useJobs.subscribe(({ byId }, { byId: before }) => {
    for (const job of byId.values()) {
      if (job.failure === undefined || !failedNow(before.get(job.id), job) || isToldInPlace(job.id)) continue;
      const guest = job.guest && useGuests.getState().byKey.get(guestKey(job.guest));
      showFailure(
        job.failure,
        startWithNetwork(job, guest) ??
          stopIgnored(job.failure, job.container ? [job.container] : []) ?? {
            label: 'Show',
            run: () => void go({ to: '/activity/$job', params: { job: job.id } }),
          },
        job.id,
      );
    }
  });
}

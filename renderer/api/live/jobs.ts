import { create } from 'zustand';
import type { Job, JobsEvent } from '#shared/contract/jobs.ts';
import { guestKey, type GuestKey } from './guests.ts';

interface JobsStore {
  byId: ReadonlyMap<string, Job>;
}

export const useJobs = create<JobsStore>(() => ({ byId: new Map() }));

export function applyJobsEvent(event: JobsEvent): void {
  useJobs.setState(({ byId }) => {
    if (event.kind === 'snapshot') return { byId: new Map(event.jobs.map(job => [job.id, job])) };
    const next = new Map(byId);
    if (event.kind === 'upsert') next.set(event.job.id, event.job);
    else next.delete(event.id);
    return { byId: next };
  });
}

/** The ids of what is being done to a guest now, in one text that changes with them. */
export const useRunningJobs = (guest: GuestKey): string =>
  useJobs(({ byId }) =>
    [...byId.values()]
      .filter(job => job.guest !== undefined && guestKey(job.guest) === guest && job.state === 'running')
      .map(({ id }) => id)
      .join(' '),
  );

/** Resolves with the job once it has ended. */
export function jobEnded(id: string, signal?: AbortSignal): Promise<Job> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const job = useJobs.getState().byId.get(id);
      if (job === undefined || job.state === 'running') return;
      stop();
      resolve(job);
    };
    const stop = useJobs.subscribe(look);
    signal?.addEventListener('abort', () => {
      stop();
      reject(signal.reason as Error);
    });
    look();
  });
}

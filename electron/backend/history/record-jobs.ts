import type { JobStore } from '#electron/jobs/job-store.ts';
import type { Job } from '#shared/contract/jobs.ts';
import type { History } from './history.ts';

const outcomes: Readonly<Record<Job['state'], string>> = {
  running: '',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Stopped',
};

/** Writes down how each job about a guest ended, until the signal aborts. */
export async function recordJobs(jobs: JobStore, history: History, signal: AbortSignal): Promise<void> {
  const told = new Set<string>();
  for await (const event of jobs.watch(signal)) {
    if (event.kind !== 'upsert') continue;
    const { id, title, state, guest, failure } = event.job;
    if (guest === undefined || state === 'running' || told.has(id)) continue;
    told.add(id);
    history.record(guest, {
      kind: 'job',
      text: `${outcomes[state]}: ${title}`,
      job: id,
      ...(failure && { failure }),
    });
  }
}

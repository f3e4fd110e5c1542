import type { JobStore } from '#electron/jobs/job-store.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { Happening } from '#shared/contract/history.ts';
import type { Job } from '#shared/contract/jobs.ts';
import type { Containers } from '../containers/ports.ts';
import type { ContainerHistory } from './containers/container-history.ts';
import type { History } from './history.ts';

const outcomes: Readonly<Record<Job['state'], string>> = {
  running: '',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Stopped',
};

interface JobHistories {
  readonly guests: Pick<History<GuestRef>, 'record'>;
  readonly containers: Pick<ContainerHistory, 'record'>;
  /** One that is gone has no history any more: the job may have been its removal. */
  readonly known: Pick<Containers, 'get'>;
}

/** Writes down how each job about a machine or a container ended, until the signal aborts. */
export async function recordJobs(
  jobs: JobStore,
  { guests, containers, known }: JobHistories,
  signal: AbortSignal,
): Promise<void> {
  const told = new Set<string>();
  for await (const event of jobs.watch(signal)) {
    if (event.kind !== 'upsert') continue;
    const { id, title, state, guest, container, failure } = event.job;
    if (state === 'running' || told.has(id)) continue;
    told.add(id);
    const happening: Happening = {
      kind: 'job',
      text: `${outcomes[state]}: ${title}`,
      job: id,
      ...(failure && { failure }),
    };
    if (guest !== undefined) guests.record(guest, happening);
    if (container !== undefined && known.get(container) !== undefined)
      containers.record(container, happening);
  }
}

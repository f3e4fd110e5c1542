import type { Job } from '#shared/contract/jobs.ts';

/** What runs on top, then the newest first. */
export const inOrder = (jobs: Iterable<Job>): Job[] =>
  [...jobs].toSorted(
    (a, b) => Number(b.state === 'running') - Number(a.state === 'running') || b.startedAt - a.startedAt,
  );

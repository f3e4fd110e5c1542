import { beforeEach, expect, it } from 'vitest';
import type { Job } from '#shared/contract/jobs.ts';
import { applyJobsEvent } from '#renderer/api/live/jobs.ts';
import { tellOfFailedJobs } from './job-failures.ts';
import { dismissNotice, notify, showFailure, useNotices } from './store.ts';

const texts = () => useNotices.getState().shown.map(notice => notice.text);
const job: Job = {
  id: 'j',
  title: 'Delete web',
  state: 'running',
  cancellable: false,
  startedAt: 0,
  log: [],
};

beforeEach(() => useNotices.setState({ shown: [] }));

it('keeps the latest three, and says the same thing once', () => {
  for (const text of ['a', 'b', 'b', 'c', 'd']) notify({ tone: 'info', text });
  expect(texts()).toEqual(['b', 'c', 'd']);
  dismissNotice(useNotices.getState().shown[0]?.id ?? 0);
  expect(texts()).toEqual(['c', 'd']);
});

it('does not call a failure what the person cancelled', () => {
  showFailure({ code: 'CANCELLED', params: {} });
  expect(texts()).toEqual([]);
});

it('tells of a job that fails while it is watched, and of no job that had failed before', () => {
  const stop = tellOfFailedJobs();
  const failure = { code: 'NO_SPACE' as const, params: {} };
  applyJobsEvent({ kind: 'snapshot', jobs: [job, { ...job, id: 'old', state: 'failed', failure }] });
  expect(texts()).toEqual([]);
  applyJobsEvent({ kind: 'upsert', job: { ...job, state: 'failed', failure } });
  expect(texts()).toHaveLength(1);
  expect(useNotices.getState().shown[0]?.action?.label).toBe('Show');
  applyJobsEvent({ kind: 'upsert', job: { ...job, state: 'failed', failure, endedAt: 5 } });
  expect(texts()).toHaveLength(1);
  stop();
});

import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type * as images from '#renderer/api/images.ts';
import { applyJobsEvent } from '#renderer/api/live/jobs.ts';
import { tellOfFailedJobs } from '#renderer/app/notifications/job-failures.ts';
import { useNotices } from '#renderer/app/notifications/store.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { CarryDialog } from './carry-dialog.tsx';

vi.mock('#renderer/api/images.ts', async original => ({
  ...(await original<typeof images>()),
  useLayers: () => [],
}));
afterEach(() => {
  cleanup();
  useNotices.setState({ shown: [] });
});

test.each([
  ['while it is shown', true],
  ['before it is shown', false],
])('tells of a pull that fails %s once, in its dialog', (_, inSight) => {
  const stop = tellOfFailedJobs();
  const job: Job = { id: 'p', title: 'Pull', state: 'running', cancellable: true, startedAt: 0, log: [] };
  const failure = { code: 'IMAGE_ABSENT' as const, params: { image: 'a/b:1' } };
  const fails = () => applyJobsEvent({ kind: 'upsert', job: { ...job, state: 'failed', failure } });
  act(() => applyJobsEvent({ kind: 'upsert', job }));
  if (!inSight) act(fails);
  const { unmount } = render(<CarryDialog job="p" title="Pull a/b:1" onClose={() => {}} />);
  if (inSight) act(fails);
  expect(screen.getByRole('alert').textContent).toContain('a/b:1');
  expect(useNotices.getState().shown).toEqual([]);
  // Of the next one nothing is in sight.
  unmount();
  act(() => applyJobsEvent({ kind: 'upsert', job }));
  act(fails);
  expect(useNotices.getState().shown).toHaveLength(1);
  act(() => useNotices.setState({ shown: [] }));
  stop();
});

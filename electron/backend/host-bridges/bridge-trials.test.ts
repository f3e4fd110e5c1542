import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { JobContext } from '#electron/jobs/job.ts';
import type { HostRun } from '#shared/contract/host-changes.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { silent } from '../testing/silent.ts';
import { BridgeTrials } from './bridge-trials.ts';

const connection = 'host' as ConnectionId;
const request = { title: 'A bridge', seconds: 60, plan: '', stamp: '' };
const job = { log: () => undefined, signal: new AbortController().signal } as unknown as JobContext;
const run: HostRun = {
  id: '20260101-000000-001',
  title: 'A bridge',
  at: 0,
  state: 'before',
  steps: [],
  rebootPending: false,
  files: [],
};
const never = new Promise<never>(() => undefined);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('says that nobody answers while a question hangs, and what became of it once it is answered', async () => {
  let answered: (runs: HostRun[]) => void = () => undefined;
  const answer = new Promise<HostRun[]>(resolve => (answered = resolve));
  const runs = vi.fn<() => Promise<HostRun[]>>().mockResolvedValueOnce([]).mockReturnValue(answer);
  const helper = { runs, apply: () => never, confirm: () => never, rollBack: () => never };
  const trials = new BridgeTrials({ toFailure: () => ({ code: 'INTERNAL', params: {} }), log: silent });
  const ended = trials.apply(connection, helper, request, job).catch((error: unknown) => error);

  await vi.advanceTimersByTimeAsync(1_000);
  expect(trials.trial(connection)?.phase).toBe('applying');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(trials.trial(connection)?.phase).toBe('unreachable');

  answered([run]);
  await expect(ended).resolves.toMatchObject({ failure: { code: 'CANCELLED' } });
  expect(trials.trial(connection)?.phase).toBe('undone');
});

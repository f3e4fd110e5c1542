import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { JobContext } from './job.ts';
import { JobStore } from './job-store.ts';

const toFailure = (error: unknown) => ({
  code: error instanceof DOMException ? ('CANCELLED' as const) : ('INTERNAL' as const),
  params: {},
});
const spec = { title: 'Upload', cancellable: true, pausable: true };

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A job that carries a byte each time it is let, and stops at its gate before each. */
async function carrying(more: Partial<typeof spec> = {}) {
  const jobs = new JobStore({ toFailure });
  let context: JobContext | undefined;
  let carry: () => void = () => {};
  let carried = 0;
  const { id, ended } = jobs.start({ ...spec, ...more }, async job => {
    context = job;
    const cancelled = new Promise<never>((_, reject) =>
      job.signal.addEventListener('abort', () => reject(job.signal.reason as Error)),
    );
    while (carried < 100) {
      await Promise.race([cancelled, new Promise<void>(resolve => (carry = resolve))]);
      await job.gate.open(job.signal);
      carried += 1;
      job.transferred(carried, 100);
    }
  });
  await vi.advanceTimersByTimeAsync(0);
  if (!context) throw new Error('It did not begin.');
  const one = async () => {
    carry();
    await vi.advanceTimersByTimeAsync(100);
  };
  return { jobs, id, ended, context, one, job: () => jobs.get(id), carried: () => carried };
}

describe('pausing', () => {
  it('stops at the gate and goes on where it was', async () => {
    const { jobs, id, one, job, carried } = await carrying();
    await one();
    expect(jobs.pause(id, true)).toBe('told');
    expect(job()).toMatchObject({ state: 'running', paused: 'by-person', transfer: { done: 1, total: 100 } });
    await one();
    expect(carried()).toBe(1);
    expect(jobs.pause(id, false)).toBe('told');
    await vi.advanceTimersByTimeAsync(0);
    expect(carried()).toBe(2);
    expect(job()?.paused).toBeUndefined();
  });

  it('is refused where the work has no gate, and harmless when it is over', async () => {
    const fixed = await carrying({ pausable: false });
    expect(fixed.jobs.pause(fixed.id, true)).toBe('not-pausable');
    expect(fixed.jobs.pause('nobody', true)).toBe('unknown');
    const { jobs, id, ended } = await carrying();
    jobs.cancel(id);
    await ended;
    expect(jobs.pause(id, true)).toBe('ended');
  });

  it('does not keep a job from being cancelled', async () => {
    const { jobs, id, ended, one } = await carrying();
    jobs.pause(id, true);
    await one();
    jobs.cancel(id);
    const job = await ended;
    expect(job.state).toBe('cancelled');
    expect(job.paused).toBeUndefined();
  });

  it('says which of its two reasons holds, the person’s before the page’s', async () => {
    const { jobs, id, job, context } = await carrying();
    context.waitsForPage(true);
    expect(job()?.paused).toBe('waits-for-page');
    jobs.pause(id, true);
    expect(job()?.paused).toBe('by-person');
    jobs.pause(id, false);
    expect(job()?.paused).toBe('waits-for-page');
    context.waitsForPage(false);
    expect(job()?.paused).toBeUndefined();
  });
});

describe('the rate', () => {
  it('is that of late, and none while nothing moves', async () => {
    const { jobs, id, job, one } = await carrying();
    for (let step = 0; step < 40; step += 1) await one();
    expect(job()?.transfer?.rate).toBeCloseTo(10, 0);
    expect(job()?.progress).toBe(0.4);
    jobs.pause(id, true);
    expect(job()?.transfer).toEqual({ done: 40, total: 100 });
    await vi.advanceTimersByTimeAsync(60_000);
    jobs.pause(id, false);
    for (let step = 0; step < 10; step += 1) await one();
    expect(job()?.transfer?.rate).toBeCloseTo(10, 0);
  });
});

it('keeps what it found out, in order', async () => {
  const { context, job } = await carrying();
  context.result('SHA-256', 'aa');
  context.result('SHA-512', 'bb');
  expect(job()?.results).toEqual([
    { label: 'SHA-256', value: 'aa' },
    { label: 'SHA-512', value: 'bb' },
  ]);
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import type { JobsEvent } from '#shared/contract/jobs.ts';
import { JobStore } from './job-store.ts';
import { runSteps } from './undo.ts';

const toFailure = (error: unknown) => ({
  code:
    error instanceof DOMException && error.name === 'AbortError'
      ? ('CANCELLED' as const)
      : ('INTERNAL' as const),
  params: {},
  detail: String(error),
});
const store = () => new JobStore({ toFailure, now: () => 7 });
const spec = { title: 'Copy', cancellable: true };

function deferred() {
  let resolve!: () => void;
  const promise = new Promise<void>(fulfil => (resolve = fulfil));
  return { promise, resolve };
}

const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));

afterEach(() => vi.useRealTimers());

describe('JobStore', () => {
  it('keeps a finished job with its log', async () => {
    const jobs = store();
    const { ended } = jobs.start(spec, async job => {
      job.log('one');
      job.step('two');
      job.progress(0.5);
    });
    expect(await ended).toEqual({
      id: expect.any(String) as string,
      ...spec,
      state: 'done',
      startedAt: 7,
      endedAt: 7,
      progress: 0.5,
      step: 'two',
      log: [{ at: 7, text: 'one' }],
    });
    expect(jobs.list()).toHaveLength(1);
  });

  it('ends as failed with the failure, also when the work throws before its first await', async () => {
    const { ended } = store().start(spec, () => {
      throw new Error('bad');
    });
    expect(await ended).toMatchObject({ state: 'failed', failure: { detail: 'Error: bad' } });
  });

  it('ends as cancelled, without a failure, when cancelled', async () => {
    const jobs = store();
    const { id, ended } = jobs.start(spec, job => untilAborted(job.signal));
    await Promise.resolve();
    expect(jobs.cancel(id)).toBe('cancelling');
    const job = await ended;
    expect(job.state).toBe('cancelled');
    expect(job.failure).toBeUndefined();
    expect(jobs.cancel(id)).toBe('ended');
  });

  it('is done, not cancelled, when the work finished in spite of the cancel', async () => {
    const jobs = store();
    const { id, ended } = jobs.start(spec, () => Promise.resolve());
    jobs.cancel(id);
    expect((await ended).state).toBe('done');
  });

  it('refuses to cancel what cannot be cancelled and to dismiss what runs', async () => {
    const jobs = store();
    const gate = deferred();
    const { id, ended } = jobs.start({ ...spec, cancellable: false }, () => gate.promise);
    expect(jobs.cancel(id)).toBe('not-cancellable');
    expect(jobs.dismiss(id)).toBe('running');
    gate.resolve();
    await ended;
    expect(jobs.dismiss(id)).toBe('dismissed');
    expect(jobs.dismiss(id)).toBe('unknown');
    expect(jobs.list()).toEqual([]);
  });

  it('says in the failure what an undo left behind', async () => {
    const { ended } = store().start(spec, job =>
      runSteps(
        [
          { title: 'Create disk', do: async () => {}, undo: () => Promise.reject(new Error('busy')) },
          { title: 'Define', do: () => Promise.reject(new Error('refused')), undo: async () => {} },
        ],
        job,
      ),
    );
    expect(await ended).toMatchObject({
      state: 'failed',
      failure: {
        params: { leftBehind: 'Create disk' },
        detail: 'Error: refused\nCould not undo: Create disk (Error: busy)',
      },
    });
  });

  it('cancels everything on close and waits for it to be undone', async () => {
    const jobs = store();
    let undone = false;
    jobs.start({ ...spec, cancellable: false }, job =>
      runSteps(
        [
          { title: 'a', do: async () => {}, undo: async () => void (undone = true) },
          { title: 'b', do: () => untilAborted(job.signal), undo: async () => {} },
        ],
        job,
      ),
    );
    await Promise.resolve();
    await jobs.close();
    expect(undone).toBe(true);
    expect(jobs.list()[0]?.state).toBe('cancelled');
  });
});

describe('watching', () => {
  it('sends a snapshot, then changes, and ends with its signal', async () => {
    const jobs = store();
    const before = jobs.start(spec, () => Promise.resolve());
    await before.ended;
    const abort = new AbortController();
    const seen: JobsEvent[] = [];
    const reading = (async () => {
      for await (const event of jobs.watch(abort.signal)) {
        seen.push(event);
        if (event.kind === 'remove') abort.abort();
      }
    })();
    await expect.poll(() => seen).toHaveLength(1);
    const after = jobs.start(spec, () => Promise.resolve());
    await after.ended;
    jobs.dismiss(before.id);
    await reading;
    expect(seen[0]).toMatchObject({ kind: 'snapshot', jobs: [{ id: before.id, state: 'done' }] });
    expect(seen).toContainEqual(
      expect.objectContaining({ kind: 'upsert', job: expect.objectContaining({ id: after.id }) as object }),
    );
    expect(seen.at(-1)).toEqual({ kind: 'remove', id: before.id });
  });

  it('gives a slow reader the newest state once, however many changes there were', async () => {
    const jobs = store();
    const events = jobs.watch();
    await events.next();
    const { ended } = jobs.start(spec, async job => {
      for (let line = 0; line < 1000; line++) job.log(`line ${line}`);
    });
    await ended;
    const { value } = await events.next();
    expect(value).toMatchObject({ kind: 'upsert', job: { state: 'done' } });
    expect(value && value.kind === 'upsert' && value.job.log.length).toBe(500);
  });

  it('stays forgotten when progress comes after the end', async () => {
    vi.useFakeTimers();
    const jobs = store();
    let report: (share: number) => void = () => {};
    const { id, ended } = jobs.start(spec, async job => {
      report = job.progress;
    });
    await ended;
    const seen: JobsEvent['kind'][] = [];
    const stop = new AbortController();
    const watching = (async () => {
      for await (const event of jobs.watch(stop.signal)) seen.push(event.kind);
    })();
    report(0.5);
    jobs.dismiss(id);
    await vi.advanceTimersByTimeAsync(1000);
    stop.abort();
    await watching;
    expect(seen).toEqual(['snapshot', 'remove']);
  });

  it('tells progress at most ten times a second', async () => {
    vi.useFakeTimers();
    const jobs = store();
    const gate = deferred();
    let report: ((share: number) => void) | undefined;
    jobs.start(spec, job => {
      report = job.progress;
      return gate.promise;
    });
    await vi.advanceTimersByTimeAsync(0);
    const seen: (number | undefined)[] = [];
    const abort = new AbortController();
    void (async () => {
      for await (const event of jobs.watch(abort.signal))
        if (event.kind === 'upsert') seen.push(event.job.progress);
    })();
    await vi.advanceTimersByTimeAsync(0);
    for (let tick = 1; tick <= 100; tick++) {
      report?.(tick / 100);
      await vi.advanceTimersByTimeAsync(10);
    }
    abort.abort();
    gate.resolve();
    expect(seen).toHaveLength(10);
    expect(seen.at(-1)).toBeGreaterThan(0.9);
  });
});

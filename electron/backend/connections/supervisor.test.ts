import { beforeEach, describe, expect, it } from 'vitest';
import type { Failure } from '#shared/contract/failure.ts';
import { LONGEST_WAIT_MS } from './backoff.ts';
import { type Clock, type Status, type Supervised, Supervisor } from './supervisor.ts';

/** Time that passes only when told to. */
class FakeClock implements Clock {
  time = 1000;
  readonly timers = new Set<{ at: number; run: () => void }>();
  now = () => this.time;
  random = () => 1;

  after(milliseconds: number, run: () => void) {
    const timer = { at: this.time + milliseconds, run };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  async pass(milliseconds: number) {
    this.time += milliseconds;
    for (const timer of [...this.timers].filter(({ at }) => at <= this.time)) {
      this.timers.delete(timer);
      timer.run();
    }
    await settled();
  }
}

/** Lets every promise that can run, run. */
const settled = () => new Promise<void>(resolve => setImmediate(resolve));

class FakeLink implements Supervised {
  readonly #gone = new AbortController();
  closed = false;
  get gone() {
    return this.#gone.signal;
  }
  breakOff(reason: Error) {
    this.#gone.abort(reason);
  }
  close() {
    this.closed = true;
    return Promise.resolve();
  }
}

const lost: Failure = { code: 'CONNECTION_LOST', params: {} };
class Failing extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code);
  }
}

let clock: FakeClock;
let shown: Status[];
let answers: (FakeLink | Failure | Promise<FakeLink>)[];
let opened: number;
let sync: () => Promise<void>;
let supervisor: Supervisor<FakeLink>;

beforeEach(() => {
  clock = new FakeClock();
  shown = [];
  answers = [];
  opened = 0;
  sync = () => Promise.resolve();
  supervisor = new Supervisor<FakeLink>({
    clock,
    open: async () => {
      opened += 1;
      const answer = await answers.shift();
      if (answer instanceof FakeLink) return answer;
      throw new Failing(answer ?? lost);
    },
    onLink: () => sync(),
    onStatus: status => shown.push(status),
    toFailure: error => (error instanceof Failing ? error.failure : lost),
  });
});

const states = () => shown.map(({ state }) => state);

async function online(link = new FakeLink()) {
  answers.unshift(link);
  supervisor.retry();
  await settled();
  return link;
}

describe('Supervisor', () => {
  it('goes from connecting to online', async () => {
    const link = await online();
    expect(states()).toEqual(['connecting', 'online']);
    expect(supervisor.link).toBe(link);
  });

  it('shows a first failure as failed with the time of the next attempt, and stays failed while trying', async () => {
    supervisor.retry();
    await settled();
    expect(shown.at(-1)).toEqual({ state: 'failed', since: 1000, failure: lost, retryAt: 1500 });
    answers.push(new FakeLink());
    await clock.pass(500);
    expect(states()).toEqual(['connecting', 'failed', 'online']);
  });

  it('waits twice as long after each failure, up to the longest wait', async () => {
    supervisor.retry();
    await settled();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 9; attempt += 1) {
      const wait = (supervisor.status.retryAt ?? 0) - clock.time;
      waits.push(wait);
      await clock.pass(wait);
    }
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
    expect(Math.max(...waits)).toBe(LONGEST_WAIT_MS);
  });

  it('shows a broken link as lost, and as online only once everything was read again', async () => {
    const link = await online();
    let finishSync = () => {};
    sync = () => new Promise(resolve => (finishSync = resolve));
    answers.push(new FakeLink());
    link.breakOff(new Failing(lost));
    expect(shown.at(-1)).toMatchObject({ state: 'lost', failure: lost });
    expect(supervisor.link).toBeUndefined();
    await clock.pass(500);
    expect(supervisor.status.state).toBe('lost');
    finishSync();
    await settled();
    expect(states()).toEqual(['connecting', 'online', 'lost', 'online']);
  });

  it('treats a link whose reading again failed as still lost', async () => {
    const link = await online();
    const second = new FakeLink();
    answers.push(second);
    sync = () => Promise.reject(new Failing(lost));
    link.breakOff(new Failing(lost));
    await clock.pass(500);
    expect(second.closed).toBe(true);
    expect(supervisor.status).toMatchObject({ state: 'lost', retryAt: clock.time + 1000 });
  });

  it('keeps the back-off for a link that flaps and starts it anew for one that held', async () => {
    const flapping = await online();
    flapping.breakOff(new Failing(lost));
    const again = new FakeLink();
    answers.push(again);
    await clock.pass(500);
    again.breakOff(new Failing(lost));
    expect(supervisor.status.retryAt).toBe(clock.time + 1000);
    const steady = new FakeLink();
    answers.push(steady);
    await clock.pass(1000);
    await clock.pass(10_000);
    steady.breakOff(new Failing(lost));
    expect(supervisor.status.retryAt).toBe(clock.time + 500);
  });

  it('tries at once when retried or poked, and not twice', async () => {
    supervisor.retry();
    supervisor.retry();
    await settled();
    expect(opened).toBe(1);
    supervisor.poke();
    supervisor.poke();
    await settled();
    expect(opened).toBe(2);
    supervisor.retry();
    await settled();
    expect(opened).toBe(3);
    expect(clock.timers.size).toBe(1);
  });

  it('does not knock again by itself where only a person can help', async () => {
    answers.push({ code: 'SSH_KEY_REFUSED', params: {} });
    supervisor.retry();
    await settled();
    expect(supervisor.status.retryAt).toBeUndefined();
    expect(clock.timers.size).toBe(0);
    await online();
    expect(supervisor.status.state).toBe('online');
  });

  it('closes what it had when turned off, and a link that arrives too late', async () => {
    const link = await online();
    await supervisor.off();
    expect(link.closed).toBe(true);
    expect(supervisor.status.state).toBe('off');
    let arrive: (link: FakeLink) => void = () => {};
    answers.push(new Promise(resolve => (arrive = resolve)));
    supervisor.retry();
    await supervisor.off();
    const late = new FakeLink();
    arrive(late);
    await settled();
    expect(late.closed).toBe(true);
    expect(supervisor.status.state).toBe('off');
    expect(clock.timers.size).toBe(0);
  });
});

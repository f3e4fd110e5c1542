import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inventGuest } from '#renderer/testing/invent.ts';
import { guestKey } from '../live/guests.ts';
import { ThumbnailSchedule } from './schedule.ts';
import { wantThumbnails, watchThumbnails } from './take.ts';

const asked = vi.hoisted(() => ({
  names: [] as string[],
  answers: [] as (() => void)[],
  signals: [] as AbortSignal[],
}));
vi.mock('../client.ts', () => ({
  api: {
    guests: {
      thumbnail({ guest }: { guest: { uuid: string } }, { signal }: { signal: AbortSignal }) {
        asked.names.push(guest.uuid);
        asked.signals.push(signal);
        return new Promise(resolve => asked.answers.push(() => resolve(new Blob())));
      },
    },
  },
}));

const guests = ['a', 'b', 'c', 'd'].map(name => inventGuest({ name }));
const [a, b] = guests as [ReturnType<typeof inventGuest>, ReturnType<typeof inventGuest>];
const size = { width: 128, everyMs: 5000 };

describe('the schedule', () => {
  it('takes guests in turn, the longest waiting first', () => {
    const schedule = new ThumbnailSchedule();
    schedule.want('list', [a, b], size);
    const first = schedule.next();
    expect(first?.shot.key).toBe(guestKey(a));
    if (first) schedule.begin(first.shot);
    expect(schedule.next()?.shot.key).toBe(guestKey(b));
    if (first) schedule.end(first.shot, 1000);
    const second = schedule.next();
    if (second) schedule.end(second.shot, 1200);
    expect(schedule.next()).toMatchObject({ shot: { key: guestKey(a) }, at: 6000 });
  });

  it('serves the most demanding watcher, and at once when it wants more than there is', () => {
    const schedule = new ThumbnailSchedule();
    schedule.want('list', [a, b], size);
    for (const at of [1, 2]) {
      const next = schedule.next();
      if (next) schedule.end(next.shot, at);
    }
    schedule.want('panel', [b], { width: 480, everyMs: 3000 });
    expect(schedule.next()).toMatchObject({ shot: { key: guestKey(b), width: 480, everyMs: 3000 } });
    expect(schedule.next()?.at).toBe(-Infinity);
    schedule.want('panel', [], size);
    expect(schedule.next()).toMatchObject({ shot: { key: guestKey(a) }, at: 5001 });
    schedule.want('list', [], size);
    expect(schedule.next()).toBeUndefined();
  });
});

async function answer(): Promise<void> {
  asked.answers.shift()?.();
  await vi.advanceTimersByTimeAsync(0);
}

let hidden = false;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
  vi.stubGlobal(
    'URL',
    Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }),
  );
});
afterEach(async () => {
  hidden = false;
  wantThumbnails('list', [], size);
  while (asked.answers.length > 0) await answer();
  asked.names.length = 0;
  asked.signals.length = 0;
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('asks for two at a time at most, then again when they are due', async () => {
  wantThumbnails('list', guests, size);
  expect(asked.names).toHaveLength(2);
  await answer();
  expect(asked.names).toHaveLength(3);
  while (asked.answers.length > 0) await answer();
  expect(asked.names).toEqual(guests.map(({ uuid }) => uuid));
  await vi.advanceTimersByTimeAsync(4900);
  expect(asked.names).toHaveLength(4);
  await vi.advanceTimersByTimeAsync(200);
  expect(asked.names).toHaveLength(6);
});

it('asks for nothing while the window is hidden, and goes on when it is seen again', () => {
  watchThumbnails();
  hidden = true;
  wantThumbnails('list', guests, size);
  expect(asked.names).toEqual([]);
  hidden = false;
  document.dispatchEvent(new Event('visibilitychange'));
  expect(asked.names).toHaveLength(2);
});

it('lets go of what was scrolled out of sight', () => {
  wantThumbnails('list', [a, b], size);
  wantThumbnails('list', [b], size);
  expect(asked.signals.map(signal => signal.aborted)).toEqual([true, false]);
});

import { create } from 'zustand';
import type { GuestRef, GuestSample } from '#shared/contract/guests.ts';
import { api } from '../client.ts';
import { follow } from './follow.ts';
import { guestKey, guestRef, type GuestKey } from './guests.ts';
import { useSettings } from './settings.ts';

/** How many samples of a guest are kept: what a sparkline shows. */
const kept = 40;
/** Scrolling asks for other guests all the time; the stream is changed when it rests. */
const restMs = 250;
/** As many as the contract lets one stream watch. */
const atMost = 500;

export interface Course {
  at: number;
  /** Shares of all its CPUs, oldest first. */
  cpu: readonly number[];
  /** Used memory as shares of the whole, oldest first; empty when it is not known. */
  memory: readonly number[];
  /** Bytes. */
  memoryUsed?: number;
}

export const useSamples = create<{ byKey: ReadonlyMap<GuestKey, Course> }>(() => ({ byKey: new Map() }));

export const useCourse = (key: GuestKey): Course | undefined => useSamples(({ byKey }) => byKey.get(key));

function grow(course: Course | undefined, sample: GuestSample): Course {
  const share =
    sample.memoryUsed === undefined ? undefined : sample.memoryUsed / Math.max(1, sample.memoryTotal);
  return {
    at: sample.at,
    cpu: [...(course?.cpu ?? []), sample.cpu].slice(-kept),
    memory: share === undefined ? (course?.memory ?? []) : [...(course?.memory ?? []), share].slice(-kept),
    ...(sample.memoryUsed === undefined ? {} : { memoryUsed: sample.memoryUsed }),
  };
}

export function applySamples(samples: readonly GuestSample[]): void {
  useSamples.setState(({ byKey }) => {
    const next = new Map(byKey);
    for (const sample of samples) {
      const key = guestKey(sample);
      const course = next.get(key);
      // A new stream begins with what is remembered, part of which is known here already.
      if (course === undefined || sample.at > course.at) next.set(key, grow(course, sample));
    }
    return { byKey: next };
  });
}

const wanted = new Map<string, readonly GuestRef[]>();
let running: { names: string; stop: AbortController } | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

function restart(): void {
  timer = undefined;
  const refs = new Map([...wanted.values()].flat().map(ref => [guestKey(ref), guestRef(ref)]));
  const guests = document.hidden ? [] : [...refs.values()].slice(0, atMost);
  const { sampleIntervalMs: intervalMs } = useSettings.getState();
  const names = `${intervalMs} ${guests.map(guestKey).toSorted().join(' ')}`;
  if (running?.names === names) return;
  running?.stop.abort();
  running = undefined;
  if (guests.length === 0) return;
  const stop = new AbortController();
  running = { names, stop };
  void follow({
    signal: stop.signal,
    open: signal => api.guests.samples({ guests, intervalMs }, { signal }),
    apply: ({ samples }) => applySamples(samples),
    lost: () => undefined,
  });
}

function soon(): void {
  timer ??= setTimeout(restart, restMs);
}

/** Watches these guests for `owner` (and no others for it) until it asks for none. */
export function wantSamples(owner: string, guests: readonly GuestRef[]): void {
  if (guests.length === 0) wanted.delete(owner);
  else wanted.set(owner, guests);
  soon();
}

/** Lets a hidden window watch nothing. Called once at start. */
export function watchSamples(): void {
  document.addEventListener('visibilitychange', soon);
  useSettings.subscribe((now, before) => now.sampleIntervalMs !== before.sampleIntervalMs && soon());
}

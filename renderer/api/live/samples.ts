import { create } from 'zustand';
import type { GuestRef, GuestSample } from '#shared/contract/guests.ts';
import { api } from '../client.ts';
import { guestKey, guestRef, type GuestKey } from './guests.ts';
import { wantedStream } from './wanted-stream.ts';

/** How many samples of a guest are kept: what a sparkline shows. */
const kept = 40;

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

const stream = wantedStream<GuestRef, { samples: GuestSample[] }>({
  atMost: 500,
  keyOf: guestKey,
  open: (refs, intervalMs, signal) =>
    api.guests.samples({ guests: refs.map(guestRef), intervalMs }, { signal }),
  apply: ({ samples }) => applySamples(samples),
});

export const wantSamples = stream.want;
export const watchSamples = stream.heed;

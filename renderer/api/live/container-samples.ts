import { create } from 'zustand';
import type { ContainerRef, ContainerSample } from '#shared/contract/containers.ts';
import { api } from '../client.ts';
import { type ContainerKey, containerKey, containerRef } from './containers.ts';
import { wantedStream } from './wanted-stream.ts';

/** How many samples of a container are kept: what a graph of a few minutes shows. */
const kept = 120;

interface Courses {
  /** Oldest first. */
  byKey: ReadonlyMap<ContainerKey, readonly ContainerSample[]>;
}

export const useContainerSamples = create<Courses>(() => ({ byKey: new Map() }));

const none: readonly ContainerSample[] = [];

/** What is known of one container's recent past, oldest first; empty until it was looked at. */
export const useContainerCourse = (key: ContainerKey): readonly ContainerSample[] =>
  useContainerSamples(({ byKey }) => byKey.get(key) ?? none);

export function applyContainerSamples(samples: readonly ContainerSample[]): void {
  useContainerSamples.setState(({ byKey }) => {
    const next = new Map(byKey);
    for (const sample of samples) {
      const key = containerKey(sample);
      const course = next.get(key) ?? none;
      // A new stream begins with what is remembered, part of which is known here already.
      if (sample.at > (course.at(-1)?.at ?? 0)) next.set(key, [...course, sample].slice(-kept));
    }
    return { byKey: next };
  });
}

const stream = wantedStream<ContainerRef, { samples: ContainerSample[] }>({
  atMost: 100,
  keyOf: containerKey,
  open: (refs, intervalMs, signal) =>
    api.containers.samples({ containers: refs.map(containerRef), intervalMs }, { signal }),
  apply: ({ samples }) => applyContainerSamples(samples),
});

export const wantContainerSamples = stream.want;
export const watchContainerSamples = stream.heed;

import type { ContainerRef, ContainerSample } from '#shared/contract/containers.ts';
import { sampleBetween, type Usage } from '#shared/domain/containers/usage.ts';

/** Samples remembered of each container: what a sparkline shows. */
const SAMPLES_KEPT = 60;
/** The engine counts about every second, never on the dot. */
const SLACK_MS = 300;
/** A share over a longer time than this would not be what the container does now. */
const LONGEST_DELTA_MS = 70_000;

export interface SampleWatcher {
  readonly intervalMs: number;
  tell(sample: ContainerSample): void;
}

/** One container that is or was looked at. */
export class Followed {
  readonly ref: ContainerRef;
  readonly watchers = new Set<SampleWatcher>();
  /** While its counts come in. */
  stream: AbortController | undefined;
  readonly #samples: ContainerSample[] = [];
  #last: Usage | undefined;

  constructor({ engine, id }: ContainerRef) {
    this.ref = { engine, id };
  }

  /** Oldest first. */
  get remembered(): readonly ContainerSample[] {
    return this.#samples;
  }

  take(usage: Usage): void {
    const last = this.#last;
    const elapsed = last === undefined ? Number.POSITIVE_INFINITY : usage.at - last.at;
    const interval = Math.min(...Array.from(this.watchers, ({ intervalMs }) => intervalMs));
    if (elapsed >= 0 && elapsed < interval - SLACK_MS) return;
    this.#last = usage;
    if (last === undefined || elapsed > LONGEST_DELTA_MS) return;
    const facts = sampleBetween(last, usage);
    if (facts === undefined) return;
    const sample = { ...this.ref, ...facts };
    this.#samples.push(sample);
    if (this.#samples.length > SAMPLES_KEPT) this.#samples.shift();
    for (const watcher of this.watchers) watcher.tell(sample);
  }
}

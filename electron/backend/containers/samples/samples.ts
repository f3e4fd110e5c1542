import type { ContainerRef, ContainerSample } from '#shared/contract/containers.ts';
import type { Engines } from '../../engines/ports.ts';
import type { Logger } from '../../ports.ts';
import { Pending } from '../../watch/pending.ts';
import { stoppable } from '../../watch/stoppable.ts';
import { type ContainerKey, containerKey } from '../container-key.ts';
import type { Containers } from '../ports.ts';
import { Followed } from './followed.ts';
import { usageStream } from './usage-stream.ts';

/** Each is a request that stays open, at the engine and here. */
const STREAMS_AT_MOST = 100;
/** Few enough that checking and writing them never holds up the event loop. */
const SAMPLES_A_MESSAGE = 100;
/** Values that a watcher who reads slowly is not told yet, of each container. */
const BACKLOG = 60;

interface Deps {
  readonly engines: Engines;
  readonly containers: Containers;
  readonly log: Logger;
}

/** Statistics of running containers: a stream of the engine for each, and only while somebody looks. */
export class ContainerSamples {
  readonly #deps: Deps;
  readonly #followed = new Map<ContainerKey, Followed>();

  constructor(deps: Deps) {
    this.#deps = deps;
    deps.containers.onChange(({ key, row }) => {
      const followed = this.#followed.get(key as ContainerKey);
      if (followed === undefined) return;
      if (row?.state !== 'running') followed.stream?.abort();
      if (row === undefined) this.#followed.delete(containerKey(followed.ref));
      else this.#openStreams();
    });
    // Streams end with the link; what runs may be as it was when the next one is there.
    deps.engines.onChange(() => this.#openStreams());
  }

  /** Somebody looks at these from now on. */
  watch(
    refs: readonly ContainerRef[],
    intervalMs: number,
    signal?: AbortSignal,
  ): AsyncGenerator<{ samples: ContainerSample[] }, void, void> {
    return stoppable(stop => this.#watch(refs, intervalMs, stop), signal);
  }

  async *#watch(
    refs: readonly ContainerRef[],
    intervalMs: number,
    signal: AbortSignal,
  ): AsyncGenerator<{ samples: ContainerSample[] }, void, void> {
    const pending = new Pending<string, ContainerSample>();
    let turn = 0;
    const tell = (sample: ContainerSample) => pending.put(`${sample.id} ${turn++ % BACKLOG}`, sample);
    const watcher = { intervalMs, tell };
    const all = refs.filter(ref => this.#deps.containers.get(ref) !== undefined).map(ref => this.#of(ref));
    const remembered = all.flatMap(followed => followed.remembered);
    for (const followed of all) followed.watchers.add(watcher);
    this.#openStreams();
    try {
      if (remembered.length > 0) yield { samples: remembered };
      for (;;) {
        const samples = await pending.take(SAMPLES_A_MESSAGE, signal);
        if (samples === undefined) return;
        yield { samples };
      }
    } finally {
      for (const followed of all) {
        followed.watchers.delete(watcher);
        if (followed.watchers.size === 0) followed.stream?.abort();
      }
      this.#openStreams();
    }
  }

  #of(ref: ContainerRef): Followed {
    const key = containerKey(ref);
    const followed = this.#followed.get(key) ?? new Followed(ref);
    this.#followed.set(key, followed);
    return followed;
  }

  #openStreams(): void {
    let open = 0;
    for (const { stream } of this.#followed.values()) if (stream !== undefined) open += 1;
    for (const followed of this.#followed.values()) {
      if (open >= STREAMS_AT_MOST) return;
      if (followed.stream !== undefined || followed.watchers.size === 0) continue;
      if (this.#deps.containers.get(followed.ref)?.state !== 'running') continue;
      open += 1;
      void this.#stream(followed);
    }
  }

  async #stream(followed: Followed): Promise<void> {
    const live = this.#deps.engines.live(followed.ref.engine);
    if (live === undefined) return;
    const stop = new AbortController();
    followed.stream = stop;
    try {
      const signal = AbortSignal.any([stop.signal, live.gone]);
      for await (const usage of usageStream(live, followed.ref.id, signal)) followed.take(usage);
    } catch (error) {
      if (!stop.signal.aborted)
        this.#deps.log.debug({ err: error, container: followed.ref.id }, 'No statistics of a container');
    } finally {
      if (followed.stream === stop) followed.stream = undefined;
    }
    // Aborted for want of watchers, and one came in between.
    if (stop.signal.aborted) this.#openStreams();
  }
}

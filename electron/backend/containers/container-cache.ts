import type { Container, ContainerRef, ContainersEvent } from '#shared/contract/containers.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import type { Engines, LiveEngine } from '../engines/ports.ts';
import { fail } from '../failures/fail.ts';
import type { Logger } from '../ports.ts';
import { stoppable } from '../watch/stoppable.ts';
import { untilHolds } from '../watch/until-holds.ts';
import { ContainerFeed } from './container-feed.ts';
import { type ContainerChange, ContainerStore } from './container-store.ts';
import type { Containers } from './ports.ts';
import { watchContainers } from './watch-containers.ts';

/** The containers of every engine, true while it is online and as last known while it is lost. */
export class ContainerCache implements Containers {
  readonly #engines: Engines;
  readonly #log: Logger;
  readonly #store: ContainerStore;
  readonly #feeds = new Map<EngineId, ContainerFeed>();
  /** Those that have not listed everything yet. */
  readonly #reading = new Set<ContainerFeed>();
  readonly #onSettled = new Set<() => void>();

  constructor(engines: Engines, log: Logger) {
    this.#engines = engines;
    this.#log = log;
    this.#store = new ContainerStore(error => log.error({ err: error }, 'A listener to containers failed'));
    engines.onLink(live => this.#follow(live));
    engines.onChange(change => {
      if (change.kind === 'remove') this.#store.removeAll(change.id);
      else if (change.kind === 'upsert' && change.engine.state === 'off')
        this.#store.removeAll(change.engine.id);
      this.#tellIfSettled();
    });
  }

  get(ref: ContainerRef): Container | undefined {
    return this.#store.get(ref);
  }

  require(ref: ContainerRef): Container {
    const container = this.get(ref);
    if (container === undefined) throw fail('NOT_FOUND', { name: ref.id.slice(0, 12) });
    return container;
  }

  list(engine?: EngineId): Container[] {
    return this.#store.list(engine);
  }

  onChange(listener: (change: ContainerChange) => void): () => void {
    return this.#store.onChange(listener);
  }

  async refresh(ref: ContainerRef): Promise<void> {
    this.#engines.require(ref.engine);
    await this.#feeds.get(ref.engine)?.reread(ref.id);
  }

  watch(signal?: AbortSignal): AsyncGenerator<ContainersEvent, void, void> {
    return stoppable(stop => watchContainers(this.#store, this, stop), signal);
  }

  until(
    ref: ContainerRef,
    predicate: (container: Container | undefined) => boolean,
    signal: AbortSignal,
  ): Promise<Container | undefined> {
    return untilHolds(
      () => this.#store.get(ref),
      listener => this.#store.onChange(listener),
      predicate,
      signal,
    );
  }

  /** Nothing is being connected to or listed for the first time: what is known is all there is. */
  get settled(): boolean {
    return this.#reading.size === 0 && this.#engines.list().every(({ state }) => state !== 'connecting');
  }

  /** Calls back once, when settled; returns how to call it off. */
  whenSettled(tell: () => void): () => void {
    if (this.settled) tell();
    else this.#onSettled.add(tell);
    return () => this.#onSettled.delete(tell);
  }

  /** Follows one link until it is gone; resolves once every row of it is there. */
  async #follow(live: LiveEngine): Promise<void> {
    const feed = new ContainerFeed(live, this.#store, this.#log);
    this.#feeds.set(live.id, feed);
    this.#reading.add(feed);
    live.gone.addEventListener('abort', () => {
      if (this.#feeds.get(live.id) === feed) this.#feeds.delete(live.id);
    });
    try {
      await feed.start();
    } finally {
      this.#reading.delete(feed);
      this.#tellIfSettled();
    }
  }

  #tellIfSettled(): void {
    if (this.#onSettled.size === 0 || !this.settled) return;
    for (const tell of this.#onSettled) tell();
    this.#onSettled.clear();
  }
}

import type { Engine, EngineId, EnginesEvent } from '#shared/contract/engines.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { fail, FailureError } from '../failures/fail.ts';
import type { Logger } from '../ports.ts';
import { Emitter } from '../watch/emitter.ts';
import { Pending } from '../watch/pending.ts';
import { stoppable } from '../watch/stoppable.ts';
import { endpointKey, type EnginePlace } from './engine-place.ts';
import { ManagedEngine } from './managed-engine.ts';
import type { EngineChange, Engines, LiveEngine } from './ports.ts';

export interface EngineRegistryOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly log: Logger;
}

/** Every container engine of this backend. */
export class EngineRegistry implements Engines {
  readonly #options: EngineRegistryOptions;
  readonly #managed = new Map<EngineId, ManagedEngine>();
  readonly #changes: Emitter<EngineChange>;
  readonly #linkListeners: ((live: LiveEngine) => Promise<void>)[] = [];
  #configuration: Failure | undefined;

  constructor(options: EngineRegistryOptions) {
    this.#options = options;
    this.#changes = new Emitter(error => options.log.error({ err: error }, 'A listener to engines failed'));
  }

  onLink(listener: (live: LiveEngine) => Promise<void>): void {
    this.#linkListeners.push(listener);
  }

  onChange(listener: (event: EngineChange) => void): () => void {
    return this.#changes.on(listener);
  }

  list(): Engine[] {
    return [...this.#managed.values()].map(({ shown }) => shown);
  }

  get(id: EngineId): Engine | undefined {
    return this.#managed.get(id)?.shown;
  }

  /** As they were added, in the order in which they are shown. */
  all(): ManagedEngine[] {
    return [...this.#managed.values()];
  }

  live(id: EngineId): LiveEngine | undefined {
    return this.#managed.get(id)?.link;
  }

  require(id: EngineId): LiveEngine {
    const managed = this.managed(id);
    if (managed.link !== undefined) return managed.link;
    const { failure } = managed.shown;
    throw failure === undefined ? fail('CONNECTION_LOST', managed.params) : new FailureError(failure);
  }

  /** Throws NOT_FOUND. */
  managed(id: EngineId): ManagedEngine {
    const managed = this.#managed.get(id);
    if (managed === undefined) throw fail('NOT_FOUND', { name: id });
    return managed;
  }

  /** The one that leads to the same engine as a place does. */
  at({ endpoint }: Pick<EnginePlace, 'endpoint'>): ManagedEngine | undefined {
    const key = endpointKey(endpoint);
    return this.all().find(({ place }) => endpointKey(place.endpoint) === key);
  }

  /** Adds it, not yet turned on. */
  add(place: EnginePlace): ManagedEngine {
    const managed = new ManagedEngine({
      ...this.#options,
      place,
      onLink: async link => {
        await Promise.all(this.#linkListeners.map(listener => listener(link)));
      },
      onChange: () => {
        if (this.#managed.get(place.id) === managed) this.#tell(managed);
      },
    });
    this.#managed.set(place.id, managed);
    this.#tell(managed);
    return managed;
  }

  async remove(id: EngineId): Promise<void> {
    const managed = this.managed(id);
    this.#managed.delete(id);
    this.#changes.emit({ kind: 'remove', id });
    await managed.off();
  }

  /** What is wrong with the person's Docker configuration; undefined: nothing. */
  setConfiguration(failure: Failure | undefined): void {
    this.#configuration = failure;
    this.#changes.emit({ kind: 'configuration', ...(failure && { failure }) });
  }

  watch(signal?: AbortSignal): AsyncGenerator<EnginesEvent, void, void> {
    return stoppable(stop => this.#watch(stop), signal);
  }

  async *#watch(stop: AbortSignal): AsyncGenerator<EnginesEvent, void, void> {
    const pending = new Pending<EngineId | 'configuration', EngineChange>();
    const unlisten = this.#changes.on(change => pending.put(subjectOf(change), change));
    try {
      const configuration = this.#configuration;
      yield { kind: 'snapshot', engines: this.list(), ...(configuration && { configuration }) };
      for (;;) {
        const changes = await pending.take(50, stop);
        if (changes === undefined) return;
        yield* changes;
      }
    } finally {
      unlisten();
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#managed.values()].map(managed => managed.off()));
  }

  #tell(managed: ManagedEngine): void {
    this.#changes.emit({ kind: 'upsert', engine: managed.shown });
  }
}

function subjectOf(change: EngineChange): EngineId | 'configuration' {
  if (change.kind === 'configuration') return 'configuration';
  return change.kind === 'remove' ? change.id : change.engine.id;
}

import type { Engine, EngineFacts, EngineId, EnginesEvent } from '#shared/contract/engines.ts';
import { fail, FailureError } from '../failures/fail.ts';
import { toFailure } from '../failures/to-failure.ts';
import type { Logger } from '../ports.ts';
import { Supervisor } from '../connections/supervisor.ts';
import { Emitter } from '../watch/emitter.ts';
import { Pending } from '../watch/pending.ts';
import { stoppable } from '../watch/stoppable.ts';
import type { EngineLink } from './engine-link.ts';
import { openEngine } from './open-engine.ts';
import type { Engines, LiveEngine } from './ports.ts';

type Change = Exclude<EnginesEvent, { kind: 'snapshot' }>;
type Place = Pick<Engine, 'id' | 'address' | 'label' | 'origin'>;

interface Managed {
  readonly place: Place;
  readonly supervisor: Supervisor<EngineLink>;
  facts: EngineFacts | undefined;
}

/** Every container engine of this backend. */
export class EngineRegistry implements Engines {
  readonly #log: Logger;
  readonly #managed = new Map<EngineId, Managed>();
  readonly #changes: Emitter<Change>;
  readonly #linkListeners: ((live: LiveEngine) => Promise<void>)[] = [];

  constructor({ log }: { log: Logger }) {
    this.#log = log;
    this.#changes = new Emitter(error => log.error({ err: error }, 'A listener to engines failed'));
  }

  onLink(listener: (live: LiveEngine) => Promise<void>): void {
    this.#linkListeners.push(listener);
  }

  onChange(listener: (event: Change) => void): () => void {
    return this.#changes.on(listener);
  }

  list(): Engine[] {
    return [...this.#managed.values()].map(managed => shown(managed));
  }

  get(id: EngineId): Engine | undefined {
    const managed = this.#managed.get(id);
    return managed && shown(managed);
  }

  live(id: EngineId): LiveEngine | undefined {
    return this.#managed.get(id)?.supervisor.link;
  }

  require(id: EngineId): LiveEngine {
    const managed = this.managed(id);
    const { link, status } = managed.supervisor;
    if (link !== undefined) return link;
    throw status.failure === undefined
      ? fail('CONNECTION_LOST', { host: managed.place.label })
      : new FailureError(status.failure);
  }

  /** Throws NOT_FOUND. */
  managed(id: EngineId): Managed {
    const managed = this.#managed.get(id);
    if (managed === undefined) throw fail('NOT_FOUND', { name: id });
    return managed;
  }

  /** Adds it and turns it on. */
  add(place: Place): void {
    const managed: Managed = {
      place,
      facts: undefined,
      supervisor: new Supervisor<EngineLink>({
        open: async signal => {
          const link = await openEngine(place, signal, error =>
            this.#log.error({ err: error }, 'A listener to events failed'),
          );
          managed.facts = link.facts;
          return link;
        },
        onLink: async link => {
          await Promise.all(this.#linkListeners.map(listener => listener(link)));
        },
        onStatus: () => this.#changes.emit({ kind: 'upsert', engine: shown(managed) }),
        toFailure: error => toFailure(error, { host: place.label }),
      }),
    };
    this.#managed.set(place.id, managed);
    managed.supervisor.retry();
  }

  watch(signal?: AbortSignal): AsyncGenerator<EnginesEvent, void, void> {
    return stoppable(stop => this.#watch(stop), signal);
  }

  async *#watch(stop: AbortSignal): AsyncGenerator<EnginesEvent, void, void> {
    const pending = new Pending<EngineId, Change>();
    const unlisten = this.#changes.on(change =>
      pending.put(change.kind === 'remove' ? change.id : change.engine.id, change),
    );
    try {
      yield { kind: 'snapshot', engines: this.list() };
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
    await Promise.all([...this.#managed.values()].map(({ supervisor }) => supervisor.off()));
  }
}

function shown({ place, supervisor, facts }: Managed): Engine {
  const { id, address, label, origin } = place;
  return { id, address, label, origin, ...supervisor.status, ...(facts && { facts }) };
}

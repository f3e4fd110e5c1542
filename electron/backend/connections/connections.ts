import type { LibvirtUri } from 'node-libvirt';
import type { Connection, ConnectionsEvent } from '#shared/contract/connections.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { fail, FailureError } from '../failures/fail.ts';
import type { Connections, LiveConnection, Logger } from '../ports.ts';
import { Emitter } from '../watch/emitter.ts';
import { Pending } from '../watch/pending.ts';
import { stoppable } from '../watch/stoppable.ts';
import type { Place } from './found.ts';
import { ManagedConnection } from './managed-connection.ts';

type Change = Exclude<ConnectionsEvent, { kind: 'snapshot' }>;

export interface RegistryOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly log: Logger;
}

/** Every connection of this backend. */
export class ConnectionRegistry implements Connections {
  readonly #options: RegistryOptions;
  readonly #managed = new Map<ConnectionId, ManagedConnection>();
  readonly #changes: Emitter<Change>;
  readonly #linkListeners: ((live: LiveConnection) => Promise<void>)[] = [];

  constructor(options: RegistryOptions) {
    this.#options = options;
    this.#changes = new Emitter(error =>
      options.log.error({ err: error }, 'A listener to connections failed'),
    );
  }

  /** Called for each new link; a connection that was lost is online again once all have resolved. */
  onLink(listener: (live: LiveConnection) => Promise<void>): void {
    this.#linkListeners.push(listener);
  }

  onChange(listener: (event: Change) => void): () => void {
    return this.#changes.on(listener);
  }

  list(): Connection[] {
    return [...this.#managed.values()].map(({ shown }) => shown);
  }

  get(id: ConnectionId): Connection | undefined {
    return this.#managed.get(id)?.shown;
  }

  live(id: ConnectionId): LiveConnection | undefined {
    return this.#managed.get(id)?.link;
  }

  require(id: ConnectionId): LiveConnection {
    const managed = this.managed(id);
    if (managed.link !== undefined) return managed.link;
    const { failure } = managed.shown;
    throw failure === undefined ? fail('CONNECTION_LOST', managed.params) : new FailureError(failure);
  }

  /** Throws NOT_FOUND. */
  managed(id: ConnectionId): ManagedConnection {
    const managed = this.#managed.get(id);
    if (managed === undefined) throw fail('NOT_FOUND', { name: id });
    return managed;
  }

  /** Adds it, not yet turned on. */
  add(place: Place, parsed: LibvirtUri, origin: Connection['origin']): ManagedConnection {
    const managed = new ManagedConnection({
      place,
      parsed,
      origin,
      env: this.#options.env,
      log: this.#options.log,
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

  async remove(id: ConnectionId): Promise<void> {
    const managed = this.managed(id);
    this.#managed.delete(id);
    this.#changes.emit({ kind: 'remove', id });
    await managed.off();
  }

  watch(signal?: AbortSignal): AsyncGenerator<ConnectionsEvent, void, void> {
    return stoppable(stop => this.#watch(stop), signal);
  }

  async *#watch(stop: AbortSignal): AsyncGenerator<ConnectionsEvent, void, void> {
    const pending = new Pending<ConnectionId, Change>();
    const unlisten = this.#changes.on(change =>
      pending.put(change.kind === 'remove' ? change.id : change.connection.id, change),
    );
    try {
      yield { kind: 'snapshot', connections: this.list() };
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

  #tell(managed: ManagedConnection): void {
    this.#changes.emit({ kind: 'upsert', connection: managed.shown });
  }
}

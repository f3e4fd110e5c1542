import { type CloseReason, type Connection as LibvirtConnection, LibvirtConnectionError } from 'node-libvirt';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { HostFacts, LiveConnection } from '../ports.ts';

/** Opens one more connection to the same place; `maxInFlight` as `connect` has it. */
export type Open = (signal: AbortSignal, maxInFlight?: number) => Promise<LibvirtConnection>;

/**
 * Everything that belongs to one time of being online: the interactive connection, the ones opened beside it
 * when first needed, and the signal that all of it is gone.
 */
export class Link implements LiveConnection {
  readonly rpc: LibvirtConnection;
  readonly #gone = new AbortController();
  readonly #open: Open;
  #host: HostFacts;
  /** All that end with the link: of transfers and copies there may be any number at a time. */
  readonly #opened = new Set<LibvirtConnection>();
  readonly #beside = new Map<'bulk' | 'work' | 'storage', Promise<LibvirtConnection>>();

  constructor(
    readonly id: ConnectionId,
    readonly uri: string,
    readonly label: string,
    host: HostFacts,
    rpc: LibvirtConnection,
    open: Open,
    /** False where each connection has a state of its own: then the interactive one does everything. */
    readonly separate = true,
  ) {
    this.rpc = rpc;
    this.#host = host;
    this.#open = open;
    void rpc.closed.then(reason => this.#end(asError(reason)));
  }

  get host(): HostFacts {
    return this.#host;
  }

  /** Adds facts that took longer to find out than it took to be online. */
  learn(facts: Partial<HostFacts>): void {
    this.#host = { ...this.#host, ...facts };
  }

  get gone(): AbortSignal {
    return this.#gone.signal;
  }

  bulk(): Promise<LibvirtConnection> {
    return this.#shared('bulk');
  }

  work(): Promise<LibvirtConnection> {
    return this.#shared('work');
  }

  storage(): Promise<LibvirtConnection> {
    return this.#shared('storage');
  }

  async leaveStorage(hung: LibvirtConnection, answered: Promise<unknown>): Promise<void> {
    if (!this.separate) return;
    const present = this.#beside.get('storage');
    const isHung = (await present?.catch(() => undefined)) === hung;
    if (isHung && this.#beside.get('storage') === present) this.#beside.delete('storage');
    await answered.catch(() => undefined);
    await hung.close();
  }

  async openStreamConnection(signal?: AbortSignal): Promise<LibvirtConnection> {
    const signals = signal === undefined ? [this.gone] : [this.gone, signal];
    return await this.#openOne(AbortSignal.any(signals));
  }

  async openCrowdConnection(maxInFlight: number): Promise<LibvirtConnection> {
    return await this.#openOne(this.gone, maxInFlight);
  }

  async close(): Promise<void> {
    // First of all nobody begins anything more on it.
    this.#end(asError({ kind: 'local' }));
    await this.rpc.close();
  }

  #shared(kind: 'bulk' | 'work' | 'storage'): Promise<LibvirtConnection> {
    if (!this.separate) return Promise.resolve(this.rpc);
    const present = this.#beside.get(kind);
    if (present !== undefined) return present;
    const opened = this.openStreamConnection();
    this.#beside.set(kind, opened);
    // A failed attempt or a connection that ended makes room for the next.
    const forget = () => {
      if (this.#beside.get(kind) === opened) this.#beside.delete(kind);
    };
    opened.then(connection => connection.closed.then(forget), forget);
    return opened;
  }

  async #openOne(signal: AbortSignal, maxInFlight?: number): Promise<LibvirtConnection> {
    const connection = await this.#open(signal, maxInFlight);
    this.#closeWithLink(connection);
    return connection;
  }

  #closeWithLink(connection: LibvirtConnection): void {
    if (this.gone.aborted) void connection.close();
    this.#opened.add(connection);
    void connection.closed.then(() => this.#opened.delete(connection));
  }

  #end(reason: Error): void {
    if (this.#gone.signal.aborted) return;
    this.#gone.abort(reason);
    for (const connection of this.#opened) void connection.close();
  }
}

function asError({ kind, error }: CloseReason): Error {
  if (error instanceof LibvirtConnectionError) return error;
  return new LibvirtConnectionError('closed', `The connection ended (${kind}).`, { cause: error });
}

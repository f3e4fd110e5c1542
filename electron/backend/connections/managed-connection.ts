import { connect, type Connection as LibvirtConnection, type LibvirtUri } from 'node-libvirt';
import type { Connection } from '#shared/contract/connections.ts';
import { toFailure } from '../failures/to-failure.ts';
import type { HostFacts, Logger } from '../ports.ts';
import type { Place } from './found.ts';
import { readHostFacts, readHypervisorVersion } from './host-facts.ts';
import { Link } from './link.ts';
import { socketPlace, watchForSocket } from './socket-watch.ts';
import { type Status, Supervisor } from './supervisor.ts';
import { placeParams } from './uri.ts';

export interface ManagedOptions {
  readonly place: Place;
  readonly parsed: LibvirtUri;
  readonly origin: Connection['origin'];
  readonly env: NodeJS.ProcessEnv;
  readonly log: Logger;
  onLink(link: Link): Promise<void>;
  onChange(): void;
}

/** A daemon that takes longer to answer is treated as not there. */
const CONNECT_TIMEOUT_MS = 15_000;

/** libvirt's test driver makes a new host for each connection to a file; only its default one is shared. */
function hasOwnState({ driver, path }: LibvirtUri): boolean {
  return driver === 'test' && path !== '/default';
}

/** One connection as people know it: its place, its supervisor, and what is shown of both. */
export class ManagedConnection {
  readonly #options: ManagedOptions;
  readonly #supervisor: Supervisor<Link>;
  #label: string;
  #host: HostFacts | undefined;
  #stopWatching: (() => void) | undefined;

  constructor(options: ManagedOptions) {
    this.#options = options;
    this.#label = options.place.label;
    this.#supervisor = new Supervisor<Link>({
      open: signal => this.#open(signal),
      onLink: link => options.onLink(link),
      onStatus: status => this.#onStatus(status),
      toFailure: error => this.#failure(error),
    });
  }

  get id() {
    return this.#options.place.id;
  }

  get origin() {
    return this.#options.origin;
  }

  get uri(): string {
    return this.#options.place.uri;
  }

  get link(): Link | undefined {
    return this.#supervisor.link;
  }

  get shown(): Connection {
    const { id, uri } = this.#options.place;
    const host = this.#host === undefined ? {} : { host: this.#host };
    return { id, uri, label: this.#label, origin: this.origin, ...this.#supervisor.status, ...host };
  }

  /** Fills the sentences of failures on this connection. */
  get params(): Record<string, string> {
    return { host: this.#label, ...placeParams(this.#options.parsed), label: this.#label };
  }

  rename(label: string): void {
    this.#label = label;
    this.#options.onChange();
  }

  retry(): void {
    this.#supervisor.retry();
  }

  async off(): Promise<void> {
    await this.#supervisor.off();
  }

  async #open(signal: AbortSignal): Promise<Link> {
    const open = (stop: AbortSignal, maxInFlight?: number) => this.#connect(stop, maxInFlight);
    const rpc = await open(signal);
    try {
      const host = await readHostFacts(rpc, this.#options.parsed.transport === 'unix');
      this.#host = host;
      const link = new Link(
        this.id,
        this.uri,
        this.#label,
        host,
        rpc,
        open,
        !hasOwnState(this.#options.parsed),
      );
      void this.#addHypervisorVersion(link);
      return link;
    } catch (error) {
      await rpc.close();
      throw error;
    }
  }

  async #addHypervisorVersion(link: Link): Promise<void> {
    const hypervisorVersion = await readHypervisorVersion(link.rpc);
    if (hypervisorVersion === undefined || link.gone.aborted) return;
    link.learn({ hypervisorVersion });
    this.#host = link.host;
    this.#options.onChange();
  }

  #connect(signal: AbortSignal, maxInFlight?: number): Promise<LibvirtConnection> {
    const { env, place } = this.#options;
    return connect(place.uri, {
      signal,
      env,
      connectTimeoutMs: CONNECT_TIMEOUT_MS,
      ...(maxInFlight !== undefined && { maxInFlight }),
    });
  }

  #failure(error: unknown) {
    return toFailure(error, this.params, { opening: this.#supervisor.link === undefined });
  }

  #onStatus(status: Status): void {
    const { state, failure } = status;
    const fields = { connection: this.id, uri: this.uri, state };
    if (failure === undefined) this.#options.log.info(fields, 'Connection changed');
    else this.#options.log.warn({ ...fields, failure }, 'Connection failed');
    this.#watchSocket(state === 'lost' || state === 'failed');
    this.#options.onChange();
  }

  /** A local daemon that comes back is noticed by its socket, long before the next attempt is due. */
  #watchSocket(wanted: boolean): void {
    if (!wanted) {
      this.#stopWatching?.();
      this.#stopWatching = undefined;
      return;
    }
    const place = socketPlace(this.#options.parsed, this.#options.env);
    if (place === undefined || this.#stopWatching !== undefined) return;
    this.#stopWatching = watchForSocket(place, () => this.#supervisor.poke());
  }
}

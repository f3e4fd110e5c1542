import { basename, dirname } from 'node:path';
import type { Engine, EngineFacts } from '#shared/contract/engines.ts';
import { watchForSocket } from '../connections/socket-watch.ts';
import { type Status, Supervisor } from '../connections/supervisor.ts';
import { toFailure } from '../failures/to-failure.ts';
import type { Logger } from '../ports.ts';
import type { EngineLink } from './engine-link.ts';
import type { EnginePlace } from './engine-place.ts';
import { openEngine } from './open-engine.ts';

export interface ManagedEngineOptions {
  readonly place: EnginePlace;
  readonly env: NodeJS.ProcessEnv;
  readonly log: Logger;
  onLink(link: EngineLink): Promise<void>;
  onChange(): void;
}

/** One engine as people know it: its place, its supervisor, and what is shown of both. */
export class ManagedEngine {
  readonly #options: ManagedEngineOptions;
  readonly #supervisor: Supervisor<EngineLink>;
  #label: string;
  #facts: EngineFacts | undefined;
  #stopWatching: (() => void) | undefined;

  constructor(options: ManagedEngineOptions) {
    this.#options = options;
    this.#label = options.place.label;
    this.#supervisor = new Supervisor<EngineLink>({
      open: signal => this.#open(signal),
      onLink: link => options.onLink(link),
      onStatus: status => this.#onStatus(status),
      toFailure: error => toFailure(error, this.params),
    });
  }

  /** As it was added: without the name that a person may have given it since. */
  get place(): EnginePlace {
    return this.#options.place;
  }

  get link(): EngineLink | undefined {
    return this.#supervisor.link;
  }

  get shown(): Engine {
    const { id, address, origin } = this.place;
    const facts = this.#facts && { facts: this.#facts };
    return { id, address, label: this.#label, origin, ...this.#supervisor.status, ...facts };
  }

  /** Fills the sentences of failures of this engine. */
  get params(): Record<string, string> {
    const { address } = this.place.endpoint;
    const login =
      address.kind !== 'ssh'
        ? {}
        : { login: address.user === undefined ? address.host : `${address.user}@${address.host}` };
    return { host: this.#label, uri: this.place.address, ...login };
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

  async #open(signal: AbortSignal): Promise<EngineLink> {
    const { env, log, place } = this.#options;
    const link = await openEngine(
      { ...place, label: this.#label },
      {
        env,
        signal,
        onError: error =>
          log.error({ err: error, engine: place.id }, 'An event of an engine was not followed'),
      },
    );
    this.#facts = link.facts;
    return link;
  }

  #onStatus({ state, failure }: Status): void {
    const fields = { engine: this.place.id, state };
    if (failure === undefined) this.#options.log.info(fields, 'Engine changed');
    else this.#options.log.warn({ ...fields, failure }, 'Engine failed');
    this.#watchSocket(state === 'lost' || state === 'failed');
    this.#options.onChange();
  }

  /** An engine here that comes back is noticed by its socket, long before the next attempt is due. */
  #watchSocket(wanted: boolean): void {
    const { address } = this.place.endpoint;
    if (!wanted) {
      this.#stopWatching?.();
      this.#stopWatching = undefined;
    } else if (address.kind === 'unix') {
      this.#stopWatching ??= watchForSocket(
        { folder: dirname(address.path), name: basename(address.path) },
        () => this.#supervisor.poke(),
      );
    }
  }
}

import type { ConnectionState } from '#shared/contract/connections.ts';
import type { Failure, FailureCode } from '#shared/contract/failure.ts';
import { waitBeforeAttempt } from './backoff.ts';

/** What the supervisor needs of a link: when it ends, and how to end it. */
export interface Supervised {
  readonly gone: AbortSignal;
  close(): Promise<void>;
}

export interface Status {
  readonly state: ConnectionState;
  readonly since: number;
  readonly failure?: Failure;
  readonly retryAt?: number;
}

export interface Clock {
  now(): number;
  /** Returns how to call it off. */
  after(milliseconds: number, run: () => void): () => void;
  random(): number;
}

export const systemClock: Clock = {
  now: Date.now,
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    // Waiting to reconnect is no reason to keep a command running.
    timer.unref();
    return () => clearTimeout(timer);
  },
  random: Math.random,
};

export interface SupervisorOptions<L extends Supervised> {
  open(signal: AbortSignal): Promise<L>;
  /**
   * Called for each link. When one was lost before, `online` waits for what this returns: until then what is
   * shown is stale. A rejection ends the link.
   */
  onLink(link: L): Promise<void>;
  onStatus(status: Status): void;
  toFailure(error: unknown): Failure;
  clock?: Clock;
}

/** A link that held this long starts the back-off anew; one that flaps does not. */
const STEADY_AFTER_MS = 10_000;

/** Trying again by ourselves cannot help with these, and might lock an account. */
const needsPerson: ReadonlySet<FailureCode> = new Set([
  'URI_INVALID',
  'SSH_KEY_REFUSED',
  'SSH_HOST_KEY_UNKNOWN',
  'AUTH_UNSUPPORTED',
  'AUTH_DENIED',
]);

/** Keeps one connection alive: attempts, back-off, loss, and what is to be shown of it. */
export class Supervisor<L extends Supervised> {
  readonly #options: SupervisorOptions<L>;
  readonly #clock: Clock;
  #status: Status;
  #link: L | undefined;
  #attempt: AbortController | undefined;
  #attempts = 0;
  #wasOnline = false;
  #cancelWait: (() => void) | undefined;

  constructor(options: SupervisorOptions<L>) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#status = { state: 'off', since: this.#clock.now() };
  }

  get status(): Status {
    return this.#status;
  }

  get link(): L | undefined {
    return this.#link;
  }

  /** Turns it on, or tries again now. Does nothing while online or trying. */
  retry(): void {
    if (this.#link !== undefined || this.#attempt !== undefined) return;
    this.#attempts = 0;
    this.#show(this.#wasOnline ? 'lost' : 'connecting');
    void this.#try();
  }

  /** Something happened that makes an attempt promising: the socket came back. */
  poke(): void {
    if (this.#cancelWait === undefined) return;
    this.#attempts = 0;
    void this.#try();
  }

  async off(): Promise<void> {
    this.#stopWaiting();
    this.#attempt?.abort();
    this.#attempt = undefined;
    this.#wasOnline = false;
    const link = this.#link;
    this.#link = undefined;
    if (this.#status.state !== 'off') this.#show('off');
    await link?.close();
  }

  async #try(): Promise<void> {
    this.#stopWaiting();
    const attempt = new AbortController();
    this.#attempt = attempt;
    try {
      const link = await this.#options.open(attempt.signal);
      if (attempt.signal.aborted) await link.close();
      else await this.#linked(link, attempt.signal);
    } catch (error) {
      if (!attempt.signal.aborted) this.#failed(error);
    } finally {
      if (this.#attempt === attempt) this.#attempt = undefined;
    }
  }

  async #linked(link: L, stopped: AbortSignal): Promise<void> {
    this.#link = link;
    const openedAt = this.#clock.now();
    const synced = this.#options.onLink(link);
    if (this.#wasOnline) {
      try {
        await synced;
      } catch (error) {
        if (this.#link === link) this.#link = undefined;
        await link.close();
        throw error;
      }
    } else {
      // Its failure is told by the link's end.
      synced.catch(() => void link.close());
    }
    if (stopped.aborted || this.#link !== link) return;
    if (link.gone.aborted) {
      this.#link = undefined;
      throw link.gone.reason;
    }
    this.#attempt = undefined;
    this.#wasOnline = true;
    this.#show('online');
    link.gone.addEventListener('abort', () => this.#lost(link, openedAt), { once: true });
  }

  #lost(link: L, openedAt: number): void {
    if (this.#link !== link) return;
    this.#link = undefined;
    if (this.#clock.now() - openedAt >= STEADY_AFTER_MS) this.#attempts = 0;
    this.#failed(link.gone.reason);
  }

  #failed(error: unknown): void {
    this.#attempts += 1;
    const failure = this.#options.toFailure(error);
    const state = this.#wasOnline ? 'lost' : 'failed';
    if (needsPerson.has(failure.code)) return this.#show(state, { failure });
    const wait = waitBeforeAttempt(this.#attempts, () => this.#clock.random());
    this.#cancelWait = this.#clock.after(wait, () => void this.#try());
    this.#show(state, { failure, retryAt: this.#clock.now() + wait });
  }

  #stopWaiting(): void {
    this.#cancelWait?.();
    this.#cancelWait = undefined;
  }

  #show(state: ConnectionState, more: Pick<Status, 'failure' | 'retryAt'> = {}): void {
    const since = state === this.#status.state ? this.#status.since : this.#clock.now();
    this.#status = { state, since, ...more };
    this.#options.onStatus(this.#status);
  }
}

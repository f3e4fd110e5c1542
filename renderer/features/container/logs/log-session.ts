import { api } from '#renderer/api/client.ts';
import { openConsoleChannel, type ConsoleChannel } from '#renderer/api/console-channel.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { containerKey, useContainers } from '#renderer/api/live/containers.ts';
import { useEngines } from '#renderer/api/live/engines.ts';
import { pause } from '#renderer/api/live/pause.ts';
import type { ContainerRef } from '#shared/contract/containers.ts';
import type { LogQuery } from '#shared/contract/container-logs.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { consoleClose } from '#shared/domain/consoles/close-codes.ts';
import { LogReader, type LineSink } from '#shared/domain/container-logs/log-reader.ts';
import type { Stamp } from '#shared/domain/container-logs/stamps.ts';
import { LogStore } from './log-store.ts';

export type LogState =
  | { readonly kind: 'opening' | 'following' }
  /** Everything there is was read: the container does not run, or an end was asked for. */
  | { readonly kind: 'ended' }
  /** Tried again by itself, unless it is `final`. */
  | { readonly kind: 'broken'; readonly failure: Failure; readonly final: boolean };

/** Where lines go together with those of other sessions. */
export interface SharedLog {
  readonly store: LogStore;
  readonly line: LineSink;
  /** What was there is handed over, or cannot be read now; what comes from here on is new. */
  readonly caughtUp: () => void;
}

/** What no second attempt changes. */
const finalCodes = ['UNSUPPORTED', 'NOT_FOUND', 'API_TOO_OLD'];

/** Milliseconds before attempt `n` after a break. */
const pauseBefore = (attempt: number): number => Math.min(250 * 2 ** attempt, 5000);

/**
 * One look at a container's log: reads it, follows it through breaks and restarts, and keeps the lines. An engine that
 * goes takes nothing with it: once it is back, the log goes on where it was.
 */
export class LogSession {
  readonly store: LogStore;
  readonly #line: LineSink;
  readonly #container: ContainerRef;
  readonly #query: LogQuery;
  #stop: AbortController | undefined;
  readonly #listeners = new Set<() => void>();
  #state: LogState = { kind: 'opening' };
  #reader: LogReader | undefined;
  #tty = false;
  /** Lines of its own. */
  #came = 0;
  #first: Stamp | undefined;
  /** Whoever waits for what is there has it read up to its end before anything is followed. */
  #caughtUp: (() => void) | undefined;

  constructor(container: ContainerRef, query: LogQuery, shared?: SharedLog) {
    this.#container = container;
    this.#query = query;
    this.store = shared?.store ?? new LogStore();
    this.#line = shared?.line ?? ((stream, stamp, text) => this.store.append(stream, stamp, text));
    this.#caughtUp = shared?.caughtUp;
  }

  start(): void {
    this.#stop = new AbortController();
    void this.#run(this.#stop.signal);
  }

  get state(): LogState {
    return this.#state;
  }

  /** Of a terminal: there is one stream. Known once it is open. */
  get tty(): boolean {
    return this.#tty;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** It can be started again, and goes on where it was. */
  close(): void {
    this.#stop?.abort();
    this.#reader?.cut();
  }

  async #run(signal: AbortSignal): Promise<void> {
    let attempt = 0;
    while (!signal.aborted) {
      const before = this.#came;
      const follows = this.#query.until === undefined && this.#caughtUp === undefined;
      const failure = await this.#once(follows, signal).catch(toFailure);
      if (signal.aborted) return;
      this.#caughtUp?.();
      this.#caughtUp = undefined;
      if (!follows && this.#query.until === undefined && failure === undefined) continue;
      attempt = this.#came > before ? 0 : attempt + 1;
      if (failure !== undefined) {
        const final = finalCodes.includes(failure.code);
        this.#tell({ kind: 'broken', failure, final });
        if (final) return;
        await this.#beforeAnother(attempt, signal);
        continue;
      }
      const running = this.#runs();
      if (this.#query.until !== undefined) {
        this.#tell({ kind: 'ended' });
        return;
      }
      if (!running) {
        this.#tell({ kind: 'ended' });
        await until(useContainers.subscribe, () => this.#runs(), signal);
        attempt = 0;
      } else await pause(pauseBefore(attempt), signal);
    }
  }

  /** One stream from opening to its end; resolves with why it broke. */
  async #once(follow: boolean, signal: AbortSignal): Promise<Failure | undefined> {
    const { streams, until: end } = this.#query;
    const since = this.#reader?.resume.since;
    const query: LogQuery =
      since === undefined ? this.#query : { streams, since, ...(end !== undefined && { until: end }) };
    const { ticket, tty = false } = await api.consoles.open(
      { kind: 'logs', container: this.#container, query, follow },
      { signal },
    );
    this.#tty = tty;
    const reader = (this.#reader ??= new LogReader(tty, (stream, stamp, text) => {
      this.#first ??= stamp;
      this.#came += 1;
      if (this.#came === this.#query.tail) reader.resume.from = this.#first;
      this.#line(stream, stamp, text);
    }));
    const code = await drain(await openConsoleChannel(ticket), signal, {
      open: () => this.#tell({ kind: 'following' }),
      bytes: bytes => reader.read(bytes),
    });
    // What has no end of line yet may get it from what is followed next.
    if (code === consoleClose.ended && (follow || end !== undefined)) reader.end();
    else reader.cut();
    if (code === consoleClose.ended) return undefined;
    return { code: 'CONNECTION_LOST', params: {} };
  }

  #runs(): boolean {
    const state = useContainers.getState().byKey.get(containerKey(this.#container))?.state;
    return state === 'running' || state === 'restarting' || state === 'paused';
  }

  /** A pause, cut short by the engine when it comes back. */
  async #beforeAnother(attempt: number, signal: AbortSignal): Promise<void> {
    const stateNow = () => useEngines.getState().byId.get(this.#container.engine)?.state;
    const before = stateNow();
    const over = new AbortController();
    const stop = () => over.abort();
    signal.addEventListener('abort', stop);
    const back = until(
      useEngines.subscribe,
      () => stateNow() === 'online' && before !== 'online',
      over.signal,
    );
    await Promise.race([pause(pauseBefore(attempt), over.signal), back]);
    signal.removeEventListener('abort', stop);
    over.abort();
  }

  #tell(state: LogState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** Takes bytes until the channel ends; resolves with its code. */
function drain(
  channel: Pick<ConsoleChannel, 'onclose' | 'onmessage' | 'close'>,
  signal: AbortSignal,
  to: { open(): void; bytes(bytes: Uint8Array): void },
): Promise<number> {
  return new Promise(resolve => {
    const close = () => channel.close();
    signal.addEventListener('abort', close);
    to.open();
    channel.onclose = ({ code }) => {
      signal.removeEventListener('abort', close);
      resolve(code);
    };
    // The last one to be set: what came on its way here is handed over now.
    channel.onmessage = ({ data }) => to.bytes(new Uint8Array(data));
    if (signal.aborted) close();
  });
}

function until(
  subscribe: (listener: () => void) => () => void,
  holds: () => boolean,
  signal: AbortSignal,
): Promise<void> {
  return new Promise(resolve => {
    const look = () => {
      if (!holds() && !signal.aborted) return;
      stop();
      signal.removeEventListener('abort', look);
      resolve();
    };
    const stop = subscribe(look);
    signal.addEventListener('abort', look);
    look();
  });
}

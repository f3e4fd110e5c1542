import { procedures } from '../protocol/generated/tables.ts';
import type { Events, Procedures, StreamProcedure } from '../protocol/generated/types.ts';
import type { ProcedureEntry } from '../protocol/spec.ts';
import type { LibvirtStream } from '../stream/libvirt-stream.ts';
import { openStream, type StreamOptions } from '../stream/open-stream.ts';
import type { CallOptions } from './call-table.ts';
import type { Channel } from './channel.ts';
import type { CloseReason } from './close-reason.ts';
import { type FdProcedure, needsDescriptors } from './fd-procedures.ts';
import { type Subscription, Subscriptions } from './subscriptions.ts';

/** The calls `call` can make: all but those that pass file descriptors, and those that open a stream. */
export type CallName = Exclude<keyof Procedures, FdProcedure | StreamProcedure>;

/** Calls without arguments may leave them out. */
export type CallRest<K extends keyof Procedures, O> = Procedures[K]['args'] extends null
  ? [args?: null, options?: O]
  : [args: Procedures[K]['args'], options?: O];

/** How long `close` waits for the daemon to say goodbye. */
const CLOSE_TIMEOUT_MS = 1000;

/** An open connection to one libvirt URI; `connect` makes it. */
export class Connection {
  readonly uri: string;
  /** Resolves when the connection has ended, for whatever reason; never rejects. */
  readonly closed: Promise<CloseReason>;
  readonly #channel: Channel;
  readonly #subscriptions: Subscriptions;

  /** Not for users of the package: see `connect`. */
  constructor(uri: string, channel: Channel, subscriptions: Subscriptions) {
    this.uri = uri;
    this.closed = channel.closed;
    this.#channel = channel;
    this.#subscriptions = subscriptions;
  }

  /**
   * Calls a procedure of the remote, QEMU (`qemu…`) or LXC (`lxc…`) program.
   *
   * Rejects with LibvirtError for what libvirt reports, with LibvirtConnectionError when the connection or the
   * signal ends first, with XdrError when an argument does not fit its type.
   */
  async call<K extends CallName>(name: K, ...rest: CallRest<K, CallOptions>): Promise<Procedures[K]['ret']> {
    const [args, options] = rest;
    return (await this.#channel.call(entryOf(name), args ?? null, options)) as Procedures[K]['ret'];
  }

  /** Has `listener` called for each event until the subscription is cancelled or the connection ends. */
  subscribe<K extends keyof Events>(name: K, listener: (event: Events[K]) => void): Promise<Subscription> {
    return this.#subscriptions.subscribe(name, listener);
  }

  /** Makes a call that opens a stream; resolves when the daemon has agreed to it. */
  async openStream<K extends StreamProcedure>(
    name: K,
    args: Procedures[K]['args'],
    options: StreamOptions = {},
  ): Promise<LibvirtStream & { readonly result: Procedures[K]['ret'] }> {
    const { stream, result } = await openStream(this.#channel, entryOf(name), args, options);
    return Object.assign(stream, { result: result as Procedures[K]['ret'] });
  }

  /**
   * Takes leave of the daemon; calls that wait are rejected. Resolves when the connection has ended. Events that are
   * just being registered are waited for: libvirtd 9.0 crashes when a client leaves in the middle of that.
   */
  async close(): Promise<CloseReason> {
    this.#channel.leave();
    const timer = setTimeout(() => this.#channel.end({ kind: 'local' }), CLOSE_TIMEOUT_MS);
    await this.#subscriptions.settled();
    await this.#channel.call(entryOf('connectClose'), null, { priority: 'high' }).catch(() => undefined);
    clearTimeout(timer);
    this.#channel.end({ kind: 'local' });
    return this.closed;
  }
}

function entryOf(name: string): ProcedureEntry {
  const entry = Object.hasOwn(procedures, name) ? procedures[name] : undefined;
  if (!entry) throw new TypeError(`There is no procedure "${name}"`);
  if (needsDescriptors(name)) throw new TypeError(`"${name}" passes file descriptors, which Node cannot`);
  return entry;
}

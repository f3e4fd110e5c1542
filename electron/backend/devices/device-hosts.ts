import { isDeepStrictEqual } from 'node:util';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { DeviceFacts } from '#shared/domain/devices/facts.ts';
import { type Age, Kept, take } from '../create/kept.ts';
import { isUnsupported } from '../guests/read-guests.ts';
import type { LiveConnection, Logger } from '../ports.ts';
import { Emitter } from '../watch/emitter.ts';
import { type HostReading, readHostDevices } from './host-reading.ts';

/** Free memory and room change all the time, and nobody looks at them on the map. */
const isSame = (a: DeviceFacts, b: DeviceFacts) =>
  isDeepStrictEqual(
    [a.pci, a.usb, a.mediated, a.storage, a.nets],
    [b.pci, b.usb, b.mediated, b.storage, b.nets],
  );

/** Reading a host is cheap, but nothing tells when something is mounted or a route moves. Milliseconds. */
const AGES = { soft: 2_000, hard: 30_000 };

/** What the hosts of all connections have of devices, as last read, for as long as a connection lasts. */
export class DeviceHosts {
  readonly #env: NodeJS.ProcessEnv;
  readonly #log: Logger;
  readonly #known = new WeakMap<LiveConnection, Kept<HostReading>>();
  readonly #changes: Emitter<ConnectionId>;

  constructor({ env, log }: { readonly env: NodeJS.ProcessEnv; readonly log: Logger }) {
    this.#env = env;
    this.#log = log;
    this.#changes = new Emitter(error => log.error({ err: error }, 'A listener to host devices failed'));
  }

  /** Rejects with UNSUPPORTED, HostShellError, or an error of libvirt. */
  async read(live: LiveConnection, age: Age = 'kept'): Promise<HostReading> {
    return await take(this.#of(live), age);
  }

  /** Something was done on the host, by us or by what an event told of. */
  forget(live: LiveConnection): void {
    this.#known.get(live)?.forget();
    this.#changes.emit(live.id);
  }

  /** Calls back when devices of a host may have changed; returns how to stop. */
  onChange(listener: (id: ConnectionId) => void): () => void {
    return this.#changes.on(listener);
  }

  /** Follows a link's node devices from now on. */
  follow(live: LiveConnection): void {
    this.#of(live);
  }

  #of(live: LiveConnection): Kept<HostReading> {
    const present = this.#known.get(live);
    if (present) return present;
    let last: HostReading | undefined;
    const read = async () => {
      const reading = await readHostDevices(live, this.#env);
      if (last && !isSame(last.facts, reading.facts)) this.#changes.emit(live.id);
      return (last = reading);
    };
    const kept = new Kept(read, AGES);
    this.#known.set(live, kept);
    this.#listen(live).catch((error: unknown) => {
      if (!live.gone.aborted)
        this.#log.warn({ err: error, connection: live.id }, 'Changes of the host’s devices are not told');
    });
    return kept;
  }

  /** Not every driver has every event; without them, what is kept only grows old. */
  async #listen(live: LiveConnection): Promise<void> {
    const forget = () => this.forget(live);
    const subscribing = await Promise.allSettled([
      live.rpc.subscribe('nodeDeviceLifecycle', forget),
      live.rpc.subscribe('nodeDeviceUpdate', forget),
    ]);
    for (const each of subscribing)
      if (each.status === 'rejected' && !isUnsupported(each.reason)) throw each.reason as Error;
  }
}

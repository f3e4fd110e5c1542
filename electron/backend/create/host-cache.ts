import type { DeviceHosts } from '../devices/device-hosts.ts';
import { isUnsupported } from '../guests/read-guests.ts';
import type { LiveConnection, Logger } from '../ports.ts';
import { HostParts } from './host-parts.ts';

/** The parts of every host that was asked about, for as long as its connection lasts. */
export class HostCache {
  readonly #log: Logger;
  readonly #deviceHosts: Pick<DeviceHosts, 'read'>;
  readonly #known = new WeakMap<LiveConnection, HostParts>();

  constructor(log: Logger, deviceHosts: Pick<DeviceHosts, 'read'>) {
    this.#log = log;
    this.#deviceHosts = deviceHosts;
  }

  of(live: LiveConnection): HostParts {
    const present = this.#known.get(live);
    if (present) return present;
    const parts = new HostParts(live, this.#deviceHosts);
    this.#known.set(live, parts);
    this.#follow(live, parts).catch(error => {
      if (!live.gone.aborted)
        this.#log.warn({ err: error, connection: live.id }, 'Changes of the host are not told');
    });
    return parts;
  }

  /** Not every driver has every event; without them, what is kept only grows old. */
  async #follow({ rpc }: LiveConnection, parts: HostParts): Promise<void> {
    const changed = () => {
      parts.devices.forget();
      parts.reading.forget();
    };
    const subscribing = await Promise.allSettled([
      rpc.subscribe('storagePoolLifecycle', () => parts.pools.forget()),
      rpc.subscribe('storagePoolRefresh', () => parts.pools.forget()),
      rpc.subscribe('networkLifecycle', () => parts.networks.forget()),
      rpc.subscribe('nodeDeviceLifecycle', changed),
      rpc.subscribe('nodeDeviceUpdate', changed),
    ]);
    for (const each of subscribing)
      if (each.status === 'rejected' && !isUnsupported(each.reason)) throw each.reason as Error;
  }
}

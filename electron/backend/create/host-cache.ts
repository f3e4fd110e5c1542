import type { DeviceHosts } from '../devices/device-hosts.ts';
import type { LiveConnection, Logger } from '../ports.ts';
import { onEvent } from '../watch/on-event.ts';
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

  async #follow({ rpc }: LiveConnection, parts: HostParts): Promise<void> {
    const changed = () => {
      parts.devices.forget();
      parts.reading.forget();
    };
    await Promise.all([
      onEvent(rpc, 'storagePoolLifecycle', () => parts.pools.forget()),
      onEvent(rpc, 'storagePoolRefresh', () => parts.pools.forget()),
      onEvent(rpc, 'networkLifecycle', () => parts.networks.forget()),
      onEvent(rpc, 'nodeDeviceLifecycle', changed),
      onEvent(rpc, 'nodeDeviceUpdate', changed),
    ]);
  }
}

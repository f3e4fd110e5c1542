import { isDeepStrictEqual } from 'node:util';
import type { DeviceFacts } from '#shared/domain/devices/facts.ts';
import { KeptOfHosts } from '../create/kept-of-hosts.ts';
import type { LiveConnection, Logger } from '../ports.ts';
import { onEvent } from '../watch/on-event.ts';
import { type HostReading, readHostDevices } from './host-reading.ts';

/** Free memory and room change all the time, and nobody looks at them on the map. */
const isSame = (a: DeviceFacts, b: DeviceFacts) =>
  isDeepStrictEqual(
    [a.pci, a.usb, a.mediated, a.storage, a.nets],
    [b.pci, b.usb, b.mediated, b.storage, b.nets],
  );

/** Reading a host is cheap, but nothing tells when something is mounted or a route moves. Milliseconds. */
const AGES = { soft: 2_000, hard: 30_000 };

/**
 * What the hosts of all connections have of devices. Reading rejects with UNSUPPORTED, HostShellError, or an error of
 * libvirt.
 */
export class DeviceHosts extends KeptOfHosts<HostReading> {
  constructor({ env, log }: { readonly env: NodeJS.ProcessEnv; readonly log: Logger }) {
    super({
      log,
      of: 'host devices',
      ages: AGES,
      read: live => readHostDevices(live, env),
      isSame: (a, b) => isSame(a.facts, b.facts),
      began: live => {
        this.#listen(live).catch((error: unknown) => {
          if (!live.gone.aborted)
            log.warn({ err: error, connection: live.id }, 'Changes of the host’s devices are not told');
        });
      },
    });
  }

  /** Follows a link's node devices from now on. */
  follow(live: LiveConnection): void {
    this.of(live);
  }

  async #listen(live: LiveConnection): Promise<void> {
    const forget = () => this.forget(live);
    await Promise.all([
      onEvent(live.rpc, 'nodeDeviceLifecycle', forget),
      onEvent(live.rpc, 'nodeDeviceUpdate', forget),
    ]);
  }
}

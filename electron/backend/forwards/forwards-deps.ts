import type { Uuid } from '#shared/contract/values.ts';
import type { HardwareDeps } from '../hardware/hardware-deps.ts';
import type { HostNets } from '../wiring/host-nets.ts';

export interface ForwardsDeps extends HardwareDeps {
  readonly hostNets: HostNets;
  /**
   * Guests whose running QEMU has been told of ports by us: it is asked for them then. Asking every one would mark
   * them all as tainted, which libvirt does at each call of the monitor.
   */
  readonly monitored: Set<Uuid>;
}

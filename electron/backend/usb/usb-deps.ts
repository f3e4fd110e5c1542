import type { DeviceHosts } from '../devices/device-hosts.ts';
import type { HardwareDeps } from '../hardware/hardware-deps.ts';

/** What giving USB devices to guests needs besides what changing their hardware does. */
export interface UsbDeps extends HardwareDeps {
  readonly deviceHosts: DeviceHosts;
}

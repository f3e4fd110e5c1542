import type { DeviceHosts } from '../devices/device-hosts.ts';
import type { HardwareDeps } from '../hardware/hardware-deps.ts';

export interface SharingDeps extends HardwareDeps {
  readonly deviceHosts: DeviceHosts;
}

import type { DeviceHosts } from '../devices/device-hosts.ts';
import type { HardwareDeps } from '../hardware/hardware-deps.ts';
import type { NamesStore } from './names-store.ts';

export interface NamesDeps extends HardwareDeps {
  readonly names: NamesStore;
  readonly deviceHosts: DeviceHosts;
}

import type { HostCache } from '../create/host-cache.ts';
import type { DeviceHosts } from '../devices/device-hosts.ts';
import type { AreaDeps } from '../ports.ts';

export interface TuningDeps extends AreaDeps {
  readonly hosts: HostCache;
  readonly deviceHosts: DeviceHosts;
}

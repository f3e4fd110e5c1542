import type { HostCache } from '../create/host-cache.ts';
import type { NamesStore } from '../device-names/names-store.ts';
import type { DeviceHosts } from '../devices/device-hosts.ts';
import type { AreaDeps } from '../ports.ts';
import type { SetupStore } from './setup-store.ts';

/** What giving devices to guests needs besides what all areas share. */
export interface PassthroughDeps extends AreaDeps {
  readonly hosts: HostCache;
  readonly deviceHosts: DeviceHosts;
  readonly setups: SetupStore;
  readonly names: Pick<NamesStore, 'list'>;
}

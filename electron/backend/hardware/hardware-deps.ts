import type { HostCache } from '../create/host-cache.ts';
import type { AreaDeps } from '../ports.ts';

/** What changing a guest's hardware needs besides what all areas share. */
export interface HardwareDeps extends AreaDeps {
  readonly hosts: HostCache;
}

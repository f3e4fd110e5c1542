import type { Network } from '#shared/contract/networks.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { HostCache } from '../create/host-cache.ts';
import type { AreaDeps } from '../ports.ts';
import type { Emitter } from '../watch/emitter.ts';
import type { HostNets } from '../wiring/host-nets.ts';

export type NetworksDeps = Pick<AreaDeps, 'connections' | 'guests' | 'jobs' | 'log' | 'env' | 'toFailure'> & {
  readonly hosts: HostCache;
  readonly hostNets: HostNets;
  readonly news: NetworkNews;
};

/** What we did ourselves to a network: libvirt tells nobody of autostart and of updates while it runs. */
export type NetworkNews = Emitter<{ readonly connection: ConnectionId; readonly uuid: Network['uuid'] }>;

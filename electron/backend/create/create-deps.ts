import type { ConnectionId } from '#shared/contract/values.ts';
import { ApplianceReader } from '#electron/media/appliance/appliance-reader.ts';
import type { AreaDeps, Jobs } from '../ports.ts';
import type { HostCache } from './host-cache.ts';
import { ImageReader } from './images/image-reader.ts';
import { SharedVolumes } from './run/shared-volumes.ts';
import { TreeReader } from './tree-reader.ts';

/** What making guests needs besides what all areas share. */
export interface CreateDeps extends AreaDeps {
  readonly hosts: HostCache;
  readonly images: ImageReader;
  readonly sharedVolumes: SharedVolumes;
  readonly appliances: ApplianceReader;
  readonly trees: TreeReader;
}

export function createDeps(shared: AreaDeps & { readonly hosts: HostCache }): CreateDeps {
  const { hosts } = shared;
  const images = new ImageReader(shared);
  const forget = (connection: ConnectionId) => {
    const live = shared.connections.live(connection);
    if (live) hosts.of(live).forget();
    images.forget();
  };
  return {
    ...shared,
    images,
    sharedVolumes: new SharedVolumes(),
    appliances: new ApplianceReader(),
    trees: new TreeReader(shared),
    jobs: forgetting(shared.jobs, forget),
  };
}

/** Whoever plans when a job has ended must see what it did: not all of it is told by an event. */
function forgetting(jobs: Jobs, forget: (connection: ConnectionId) => void): Jobs {
  return {
    start: (spec, work) =>
      jobs.start(spec, async job => {
        try {
          return await work(job);
        } finally {
          if (spec.connection !== undefined) forget(spec.connection);
        }
      }),
  };
}

import { createContainerFilesArea } from '../container-files/container-files-area.ts';
import { createContainerLogsArea } from '../container-logs/container-logs-area.ts';
import { createContainerRunArea } from '../container-run/container-run-area.ts';
import { createContainerShellsArea } from '../container-shells/container-shells-area.ts';
import { createContainersArea } from '../containers/containers-area.ts';
import { createEngineNetworksArea } from '../engine-networks/engine-networks-area.ts';
import { createEngineVolumesArea } from '../engine-volumes/engine-volumes-area.ts';
import { createImageMachinesArea } from '../image-machines/image-machines-area.ts';
import { createImagesArea } from '../images/images-area.ts';
import { createIsolationArea } from '../isolation/isolation-area.ts';
import { createLxcArea } from '../lxc/lxc-area.ts';
import { createProjectsArea } from '../projects/projects-area.ts';
import type { FilesDeps } from '../container-files/copy-out.ts';
import type { ContainerHistory } from '../history/containers/container-history.ts';
import type { HostCache } from '../create/host-cache.ts';
import type { PageFiles } from '../transfers/page-files.ts';

type Deps = FilesDeps & {
  readonly hosts: HostCache;
  readonly pageFiles: PageFiles;
  readonly history: Pick<ContainerHistory, 'record'>;
};

/** The areas about what an engine has, and about containers of libvirt beside them. */
export function createEngineAreas(deps: Deps) {
  return {
    containerFiles: createContainerFilesArea(deps),
    containerLogs: createContainerLogsArea(deps),
    containerRun: createContainerRunArea(deps),
    containerShells: createContainerShellsArea(deps),
    containers: createContainersArea(deps),
    engineNetworks: createEngineNetworksArea(deps),
    engineVolumes: createEngineVolumesArea(deps),
    imageMachines: createImageMachinesArea(deps),
    images: createImagesArea(deps),
    isolation: createIsolationArea(deps),
    lxc: createLxcArea(deps),
    projects: createProjectsArea(deps),
  };
}

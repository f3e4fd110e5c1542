import type { RunRequest } from '#shared/contract/container-run/request.ts';
import type { RunFacts } from '#shared/domain/run/facts.ts';
import { hostPorts, readHeldPorts } from '../containers/held-ports.ts';
import type { ContainerDeps } from '../containers/ports.ts';
import { readList } from '../containers/read-rows.ts';
import type { LiveEngine } from '../engines/ports.ts';
import { imageFacts, inspectImage, readNetworks, readVolumeNames } from './read-engine.ts';
import { readEnvFiles, readPaths, readSeccomp } from './read-files.ts';

/** Everything a plan goes by, read anew: what events keep may still be on its way. */
export async function gatherFacts(
  deps: ContainerDeps,
  live: LiveEngine,
  request: RunRequest,
): Promise<RunFacts> {
  const containers = await readList(live);
  const [image, networks, volumes, ports, paths, envFiles, seccomp] = await Promise.all([
    inspectImage(live, request.image),
    readNetworks(live),
    readVolumeNames(live),
    readHeldPorts(live, hostPorts(request.ports ?? []), containers),
    live.facts.local ? readPaths(request) : new Map<string, 'there' | 'absent'>(),
    readEnvFiles(request, deps.env),
    readSeccomp(request, live.facts),
  ]);
  return {
    engine: { ...live.facts, address: live.address, label: live.label },
    image: imageFacts(image),
    containers: containers.map(({ id, name, state }) => ({ id, name, running: state === 'running' })),
    ports,
    networks,
    volumes,
    paths,
    envFiles,
    seccomp,
  };
}

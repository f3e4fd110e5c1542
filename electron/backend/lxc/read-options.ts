import type { LxcOptions } from '#shared/contract/lxc.ts';
import { freeRange } from '#shared/domain/lxc/id-ranges.ts';
import type { ContainerDeps } from '../containers/ports.ts';
import { freeName } from '../create/free-name.ts';
import { bridgesAmong, readLinks } from '../create/links.ts';
import { isThisComputer } from '../create/this-computer.ts';
import { listNetworks } from '../networks/networks.ts';
import type { LiveConnection } from '../ports.ts';
import { buildTools, whyNotUnpack } from './host-state.ts';
import { readTakes } from './read-containers.ts';
import { ROOTS } from './root-home.ts';

/** What a new container of this host can be made of. */
export async function readLxcOptions(deps: ContainerDeps, live: LiveConnection): Promise<LxcOptions> {
  const [takes, networks = [], links, tools, { cpus }] = await Promise.all([
    readTakes(deps, live),
    listNetworks(live.rpc),
    readLinks(live),
    buildTools(deps.env),
    live.rpc.call('nodeGetInfo'),
  ]);
  const cannotUnpack = whyNotUnpack(live);
  return {
    local: isThisComputer(live),
    ...(cannotUnpack !== undefined && { cannotUnpack }),
    tools,
    networks: networks.map(({ name, active }) => ({ name, active })),
    bridges: bridgesAmong(links, networks),
    parent: ROOTS,
    freeId: freeRange(takes.flatMap(({ ranges }) => ranges)),
    name: freeName(
      takes.map(({ name }) => name),
      'container',
    ),
    cpus,
  };
}

import { lstat, stat } from 'node:fs/promises';
import type { LxcRequest } from '#shared/contract/lxc.ts';
import type { LxcFacts } from '#shared/domain/lxc/facts.ts';
import { placeOf } from '#shared/domain/lxc/root-words.ts';
import { readDiskSpace } from '#electron/host/disk-space.ts';
import type { ContainerDeps } from '../containers/ports.ts';
import { bridgesAmong, readLinks } from '../create/links.ts';
import { isThisComputer } from '../create/this-computer.ts';
import { listNetworks } from '../networks/networks.ts';
import type { LiveConnection } from '../ports.ts';
import { buildTools, hasStrayHierarchy, whyNotUnpack } from './host-state.ts';
import { readTakes } from './read-containers.ts';
import { readRoot } from './read-root.ts';
import { ROOTS } from './root-home.ts';

/** Everything that the plan of a container is made from, as it is now. */
export async function readLxcFacts(
  deps: ContainerDeps,
  live: LiveConnection,
  request: LxcRequest,
): Promise<LxcFacts> {
  const local = isThisComputer(live);
  const parent = request.parent ?? ROOTS;
  const { home } = placeOf(request.root, parent, request.name);
  const [takes, networks, links, tools, strayHierarchy] = await Promise.all([
    readTakes(deps, live),
    listNetworks(live.rpc),
    readLinks(live),
    buildTools(deps.env),
    hasStrayHierarchy(live),
  ]);
  const space = home !== undefined && local ? await readDiskSpace(home) : undefined;
  return {
    host: live.label,
    local,
    names: takes.filter(({ guest }) => guest.connection === live.id).map(({ name }) => name),
    cannotUnpack: whyNotUnpack(live),
    tools,
    networks: (networks ?? []).map(({ name, active }) => ({ name, active })),
    bridges: bridgesAmong(links, []),
    parent,
    parentTaken: home !== undefined && local && (await isThere(home)),
    free: space?.free,
    ranges: takes.flatMap(({ ranges }) => ranges),
    strayHierarchy,
    root: await readRoot(deps, request, takes, local),
    missing: local ? await missingFolders(request) : [],
  };
}

const isThere = async (path: string) => (await lstat(path).catch(() => undefined)) !== undefined;

async function missingFolders({ folders }: LxcRequest): Promise<string[]> {
  const missing: string[] = [];
  for (const folder of folders) {
    if (folder.kind !== 'bind') continue;
    if ((await stat(folder.source).catch(() => undefined)) === undefined) missing.push(folder.source);
  }
  return missing;
}

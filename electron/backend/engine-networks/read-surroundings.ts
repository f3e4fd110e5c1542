import { readRoutes } from '#electron/host/net/routes.ts';
import { fileTree } from '#electron/host/tree/file-tree.ts';
import type { NetworkSurroundings } from '#shared/contract/engine-networks.ts';
import type { LiveEngine } from '../engines/ports.ts';
import { readNetworks } from './read-networks.ts';

/** fe80::/10: every link has it. */
const LINK_LOCAL = /^fe[89ab]/;

/** What a new network must keep clear of: of the host of a local engine; of another one nothing is known. */
export async function readSurroundings(live: LiveEngine): Promise<NetworkSurroundings> {
  // A rootless engine has a network namespace of its own.
  if (!live.facts.local || live.facts.rootless) return { routes: [], links: [] };
  const tree = fileTree();
  const [routes, links, networks] = await Promise.all([
    readRoutes(tree),
    tree.names('sys/class/net'),
    readNetworks(live),
  ]);
  // Those of the engine's own networks are told as networks.
  const own = new Set(networks.map(({ link }) => link));
  return {
    routes: routes
      .filter(
        ({ prefix, link, destination }) => prefix > 0 && !own.has(link) && !LINK_LOCAL.test(destination),
      )
      .map(({ destination, prefix, link }) => ({ subnet: `${destination}/${prefix}`, via: link })),
    links: links.filter(name => name !== 'lo' && !name.startsWith('veth')).toSorted(),
  };
}

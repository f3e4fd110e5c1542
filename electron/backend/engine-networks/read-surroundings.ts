import { readdir, readFile } from 'node:fs/promises';
import type { NetworkSurroundings } from '#shared/contract/engine-networks.ts';
import { parseRoutes4, parseRoutes6 } from '#shared/domain/engine-networks/parse-routes.ts';
import type { LiveEngine } from '../engines/ports.ts';
import { readNetworks } from './read-networks.ts';

/** What a new network must keep clear of: of the host of a local engine; of another one nothing is known. */
export async function readSurroundings(live: LiveEngine): Promise<NetworkSurroundings> {
  // A rootless engine has a network namespace of its own.
  if (!live.facts.local || live.facts.rootless) return { routes: [], links: [] };
  const [v4, v6, links, networks] = await Promise.all([
    textOf('/proc/net/route'),
    textOf('/proc/net/ipv6_route'),
    readdir('/sys/class/net').catch(() => []),
    readNetworks(live),
  ]);
  const own = new Set(networks.map(({ link }) => link));
  return {
    // Those of the engine's own networks are told as networks.
    routes: [...parseRoutes4(v4), ...parseRoutes6(v6)].filter(({ via }) => !own.has(via)),
    links: links.filter(name => name !== 'lo' && !name.startsWith('veth')).toSorted(),
  };
}

/** Empty where it is not there: no IPv6, or another system. */
const textOf = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

import type { HostNetFacts } from '#shared/domain/wiring/host-net-facts.ts';
import type { HostTree } from '../tree/host-tree.ts';
import { readIpDetails } from './ip-details.ts';
import { readLinks } from './links.ts';
import { readRoutes } from './routes.ts';

/** Everything about a host's network that its files tell: of a tree that `collectNetTree` made. */
export async function readHostNet(tree: HostTree): Promise<HostNetFacts> {
  const details = await readIpDetails(tree);
  const [links, routes] = await Promise.all([readLinks(tree, details), readRoutes(tree)]);
  return { links, routes, addressesKnown: details !== undefined };
}

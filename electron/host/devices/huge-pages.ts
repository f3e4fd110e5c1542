import type { HugePagesFacts } from '#shared/domain/devices/facts.ts';
import { readHugePages, readNumaNodes } from '../numa-nodes.ts';
import type { HostTree } from '../tree/host-tree.ts';

/** Of the whole host, then of each node where the kernel has NUMA. */
export async function readHugePagesFacts(tree: HostTree): Promise<HugePagesFacts[]> {
  const [whole, nodes, named] = await Promise.all([
    readHugePages(tree, 'sys/kernel/mm/hugepages'),
    readNumaNodes(tree),
    tree.has('sys/devices/system/node/node0'),
  ]);
  const ofNodes = named
    ? nodes.flatMap(({ id, hugePages }) => hugePages.map(page => ({ ...page, node: id })))
    : [];
  return [...whole, ...ofNodes];
}

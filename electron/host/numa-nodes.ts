import type { HostTopology } from '#shared/contract/topology.ts';
import { numbered } from './cpus.ts';
import type { HostTree } from './tree/host-tree.ts';

type Node = HostTopology['nodes'][number];

const NODES = 'sys/devices/system/node';

/** Memory nodes with their huge pages; a kernel without NUMA has one that it does not call so. */
export async function readNumaNodes(tree: HostTree): Promise<Node[]> {
  const ids = numbered(await tree.names(NODES), 'node');
  if (ids.length === 0) {
    const hugePages = await readHugePages(tree, 'sys/kernel/mm/hugepages');
    return hugePages.length > 0 ? [{ id: 0, hugePages }] : [];
  }
  return Promise.all(ids.map(id => readNode(tree, id)));
}

async function readNode(tree: HostTree, id: number): Promise<Node> {
  const folder = `${NODES}/node${id}`;
  const [meminfo = '', hugePages] = await Promise.all([
    tree.text(`${folder}/meminfo`),
    readHugePages(tree, `${folder}/hugepages`),
  ]);
  // As in /proc/meminfo, kB are KiB.
  const bytes = (name: string) => {
    const match = new RegExp(`\\b${name}:\\s+(\\d+) kB`).exec(meminfo);
    return match ? Number(match[1]) * 1024 : undefined;
  };
  const [memory, free] = [bytes('MemTotal'), bytes('MemFree')];
  return {
    id,
    ...(memory !== undefined && { memory }),
    ...(free !== undefined && { free }),
    hugePages,
  };
}

/** Documentation/admin-guide/mm/hugetlbpage.rst. The smallest first. */
export async function readHugePages(tree: HostTree, folder: string): Promise<Node['hugePages']> {
  const sizes = (await tree.names(folder)).flatMap(name => {
    const match = /^hugepages-(\d+)kB$/.exec(name);
    return match ? [Number(match[1])] : [];
  });
  const pages = sizes
    .toSorted((a, b) => a - b)
    .map(async size => {
      const count = async (file: string) =>
        Number((await tree.text(`${folder}/hugepages-${size}kB/${file}`)) ?? 0);
      const [total, free] = await Promise.all([count('nr_hugepages'), count('free_hugepages')]);
      return { size: size * 1024, total, free };
    });
  return Promise.all(pages);
}

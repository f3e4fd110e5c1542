import type { HostTopology } from '../../../contract/topology.ts';
import { formatBytes, GiB } from '../../units.ts';
import type { MemoryPart } from './part.ts';

export interface HugePageNeed {
  /** The host's node; undefined for any of `nodes`. */
  readonly node?: number;
  readonly needed: number;
  readonly free: number;
  readonly total: number;
}

type Layout = MemoryPart['memoryLayout'];

/** Sizes that the host's kernel has, smallest first. Bytes. */
export function hugePageSizes({ nodes }: HostTopology): number[] {
  const sizes = nodes.flatMap(({ hugePages }) => hugePages.map(({ size }) => size));
  return [...new Set(sizes)].toSorted((a, b) => a - b);
}

/** How many pages are needed where, and what is there. */
export function hugePageNeeds(
  { cells, placement, maximum }: Layout,
  size: number,
  topology: HostTopology,
): HugePageNeed[] {
  const count = (nodes: readonly number[] | undefined) => {
    const pages = topology.nodes
      .filter(({ id }) => nodes === undefined || nodes.includes(id))
      .flatMap(({ hugePages }) => hugePages.filter(each => each.size === size));
    return {
      free: pages.reduce((sum, { free }) => sum + free, 0),
      total: pages.reduce((sum, { total }) => sum + total, 0),
    };
  };
  if (cells.some(({ node }) => node !== undefined)) {
    const byNode = new Map<number, number>();
    for (const { node, memory } of cells)
      if (node !== undefined) byNode.set(node, (byNode.get(node) ?? 0) + memory);
    return [...byNode].map(([node, memory]) => ({
      node,
      needed: Math.ceil(memory / size),
      ...count([node]),
    }));
  }
  const [only, ...more] = placement?.nodes ?? [];
  const single = only !== undefined && more.length === 0 && placement?.mode === 'strict' ? only : undefined;
  const nodes = placement?.mode === 'preferred' ? undefined : placement?.nodes;
  return [
    { ...(single !== undefined && { node: single }), needed: Math.ceil(maximum / size), ...count(nodes) },
  ];
}

/** How to get more of them: at once, as far as memory is not in pieces, or at the next start. */
export function hugePageRemedy({ node, needed, free, total }: HugePageNeed, size: number): string {
  const wanted = total + needed - free;
  const place = node === undefined ? '/sys/kernel/mm' : `/sys/devices/system/node/node${node}`;
  const file = `${place}/hugepages/hugepages-${size / 1024}kB/nr_hugepages`;
  const kernel = `hugepagesz=${size >= GiB ? `${size / GiB}G` : `${size / 1024 ** 2}M`} hugepages=${wanted}`;
  return size >= GiB
    ? `Pages of ${formatBytes(size)} are best reserved when the host starts: add “${kernel}” to its kernel’s command line. Soon after a start this may also do, as root: echo ${wanted} > ${file}`
    : `As root on the host: echo ${wanted} > ${file} (it may get fewer once memory is in pieces). For good: “vm.nr_hugepages” in /etc/sysctl.d, or “${kernel}” on the kernel’s command line.`;
}

import type { HostTopology } from '#shared/contract/topology.ts';

export interface PageSize {
  /** Bytes. */
  readonly size: number;
  readonly total: number;
  readonly free: number;
  readonly nodes: readonly { readonly id: number; readonly total: number; readonly free: number }[];
}

/** Sizes of huge pages that the host knows, with how many there are in all and on each node. */
export function pageSizes(topology: HostTopology | undefined): PageSize[] {
  const nodes = topology?.nodes ?? [];
  const sizes = [...new Set(nodes.flatMap(node => node.hugePages.map(({ size }) => size)))];
  return sizes
    .toSorted((a, b) => a - b)
    .map(size => {
      const each = nodes.flatMap(({ id, hugePages }) => {
        const pages = hugePages.find(page => page.size === size);
        return pages === undefined ? [] : [{ id, total: pages.total, free: pages.free }];
      });
      const sum = (of: 'total' | 'free') => each.reduce((all, node) => all + node[of], 0);
      return { size, total: sum('total'), free: sum('free'), nodes: each };
    });
}

/** How many pages hold so much. */
export const pagesFor = (bytes: number, size: number): number => Math.ceil(bytes / size);

/** Reserves pages now, as far as memory is not yet in pieces (kernel, admin-guide/mm/hugetlbpage). */
export const reserveNow = (size: number, pages: number): string =>
  `echo ${pages} | sudo tee /sys/kernel/mm/hugepages/hugepages-${size / 1024}kB/nr_hugepages`;

/** Words for the kernel's command line, which reserve them while memory is still whole. */
export function reserveAtBoot(size: number, pages: number): string {
  const text = size >= 1024 ** 3 ? `${size / 1024 ** 3}G` : `${size / 1024 ** 2}M`;
  return `hugepagesz=${text} hugepages=${pages}`;
}

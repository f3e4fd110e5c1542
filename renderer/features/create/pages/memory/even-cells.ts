import type { GuestMemory } from '#shared/contract/create/memory.ts';

export type Cell = NonNullable<GuestMemory['cells']>[number];

/** Memory is shared out in whole parts of this many bytes, as QEMU wants it. */
const part = 1024 ** 2;

/** So many cells that share CPUs and memory as evenly as can be; each on a node of the host, where given. */
export function evenCells(
  count: number,
  vcpus: number,
  memory: number,
  nodes: readonly (number | undefined)[] = [],
): Cell[] {
  const parts = Math.floor(memory / part);
  return Array.from({ length: count }, (_, at) => {
    const node = nodes[at];
    const from = Math.floor((vcpus * at) / count);
    const to = Math.floor((vcpus * (at + 1)) / count);
    const share = Math.floor((parts * (at + 1)) / count) - Math.floor((parts * at) / count);
    // What is left of a part goes to the last.
    const rest = at === count - 1 ? memory - parts * part : 0;
    return {
      vcpus: Array.from({ length: to - from }, (_unused, index) => from + index),
      memory: share * part + rest,
      ...(node !== undefined && { node }),
    };
  });
}

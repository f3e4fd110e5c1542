/**
 * How many pieces of a size a node has in one piece, by /proc/buddyinfo: for each zone the number of free blocks of
 * 1, 2, 4 … pages of 4 KiB (Documentation/filesystems/proc.rst). The largest is 4 MiB, so that 1 GiB is never told.
 */
export function freeBlocks(buddyinfo: string, bytes: number): Map<number, number> {
  const order = Math.log2(bytes / 4096);
  const found = new Map<number, number>();
  for (const line of buddyinfo.split('\n')) {
    const [, node, counts] = /^Node (\d+), zone +\S+ +([\d ]+)$/.exec(line) ?? [];
    if (node === undefined || counts === undefined) continue;
    const blocks = counts.trim().split(/ +/).map(Number);
    const pieces = blocks.reduce((sum, count, at) => (at < order ? sum : sum + count * 2 ** (at - order)), 0);
    found.set(Number(node), (found.get(Number(node)) ?? 0) + pieces);
  }
  return found;
}

import type { HostTree } from '../tree/host-tree.ts';

/** Bytes that this process may lock (proc(5), /proc/PID/limits); infinite where there is no limit. */
export async function readMemoryLock(tree: HostTree): Promise<number | undefined> {
  const text = (await tree.text('proc/self/limits')) ?? '';
  const [, soft] = /^Max locked memory\s+(\S+)/m.exec(text) ?? [];
  if (soft === undefined) return undefined;
  return soft === 'unlimited' ? Number.POSITIVE_INFINITY : Number(soft);
}

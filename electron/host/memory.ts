import type { MemoryFacts } from '#shared/domain/host/facts.ts';
import type { HostTree } from './tree/host-tree.ts';

/** /proc/meminfo, whose kB are KiB (Documentation/filesystems/proc.rst). Bytes. */
export async function readMemory(tree: HostTree): Promise<MemoryFacts> {
  const text = (await tree.text('proc/meminfo')) ?? '';
  const bytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) * 1024;
  return { total: bytes('MemTotal'), available: bytes('MemAvailable') };
}

import type { MemoryFacts } from '#shared/domain/host/facts.ts';
import { readText } from './files.ts';

/** /proc/meminfo, whose kB are KiB (Documentation/filesystems/proc.rst). Bytes. */
export async function readMemory(root: string): Promise<MemoryFacts> {
  const text = (await readText(root, 'proc/meminfo')) ?? '';
  const bytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) * 1024;
  return { total: bytes('MemTotal'), available: bytes('MemAvailable') };
}

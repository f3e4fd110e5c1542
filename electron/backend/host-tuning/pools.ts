import type { HugePagePool } from '#shared/contract/host-tuning.ts';
import type { HugePagesFacts } from '#shared/domain/devices/facts.ts';
import { freeBlocks } from '#shared/domain/host-tuning/free-blocks.ts';
import { pageBytes, pageSizeOf } from '#shared/domain/host-tuning/page-size.ts';
import type { KernelFiles } from './kernel-files.ts';

/** Huge pages that are reserved, with how many more could be had now. */
export function poolsOf(facts: readonly HugePagesFacts[], files: KernelFiles): HugePagePool[] {
  return facts.flatMap(({ size: bytes, node, total, free }) => {
    const size = pageSizeOf(bytes);
    if (size === undefined) return [];
    const blocks = files.buddyinfo === undefined ? undefined : freeBlocks(files.buddyinfo, bytes);
    const atHand = blocks && (node === undefined ? sum(blocks.values()) : (blocks.get(node) ?? 0));
    const movable = node === undefined ? available(files.meminfo) : reclaimable(files.nodes.get(node));
    return [
      {
        size,
        ...(node !== undefined && { node }),
        total,
        free,
        ...(atHand !== undefined && { atHand }),
        ...(movable !== undefined && { atMost: Math.floor(movable / pageBytes[size]) }),
      },
    ];
  });
}

const sum = (counts: Iterable<number>): number => [...counts].reduce((all, each) => all + each, 0);

/** A line of a meminfo, whose kB are KiB, in bytes. */
export function meminfoBytes(text: string | undefined, name: string): number | undefined {
  const found = new RegExp(`\\b${name}:\\s+(\\d+) kB`).exec(text ?? '')?.[1];
  return found === undefined ? undefined : Number(found) * 1024;
}

const available = (text: string | undefined) => meminfoBytes(text, 'MemAvailable');

/** A node does not tell what is available: what is free, and its copies of files that are also on disk. */
function reclaimable(text: string | undefined): number | undefined {
  const free = meminfoBytes(text, 'MemFree');
  if (free === undefined) return undefined;
  return (
    free + (meminfoBytes(text, 'Active\\(file\\)') ?? 0) + (meminfoBytes(text, 'Inactive\\(file\\)') ?? 0)
  );
}

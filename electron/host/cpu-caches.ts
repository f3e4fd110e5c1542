import type { HostTopology } from '#shared/contract/topology.ts';
import { parseCpuList } from '#shared/domain/cpu-list.ts';
import { numbered } from './cpus.ts';
import type { HostTree } from './tree/host-tree.ts';

type Cache = HostTopology['caches'][number];

/** The first level is each core's own, and nobody places guests by it. */
const FIRST_SHOWN = 2;

/** Caches and who shares them (Documentation/ABI/testing/sysfs-devices-system-cpu), the widest first. */
export async function readCpuCaches(tree: HostTree, cpus: readonly number[]): Promise<Cache[]> {
  const found = new Map<string, Cache>();
  for (const cpu of cpus) {
    const folder = `sys/devices/system/cpu/cpu${cpu}/cache`;
    for (const index of numbered(await tree.names(folder), 'index')) {
      const cache = await readCache(tree, `${folder}/index${index}`);
      if (cache) found.set(`${cache.level} ${cache.cpus.join()}`, cache);
    }
  }
  return [...found.values()].toSorted((a, b) => b.level - a.level);
}

async function readCache(tree: HostTree, folder: string): Promise<Cache | undefined> {
  const text = (file: string) => tree.text(`${folder}/${file}`);
  const [level, type, size, shared] = await Promise.all(
    ['level', 'type', 'size', 'shared_cpu_list'].map(text),
  );
  if (Number(level) < FIRST_SHOWN || type === 'Instruction' || shared === undefined) return undefined;
  return { level: Number(level), size: parseCacheSize(size ?? ''), cpus: parseCpuList(shared) };
}

/** `49152K`: units of 1024. Bytes; 0 for what is no size. */
export function parseCacheSize(text: string): number {
  const match = /^(\d+)([KMG]?)/.exec(text);
  const factor = { K: 1024, M: 1024 ** 2, G: 1024 ** 3 }[match?.[2] ?? ''] ?? 1;
  return Number(match?.[1] ?? 0) * factor;
}

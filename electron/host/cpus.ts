import type { HostCpu } from '#shared/contract/topology.ts';
import { parseCpuList } from '#shared/domain/cpu-list.ts';
import type { HostTree } from './tree/host-tree.ts';

const CPUS = 'sys/devices/system/cpu';

/** What files say of one CPU; an offline one has no place in its package. */
export type LocalCpu = Pick<HostCpu, 'id' | 'online' | 'kind'> &
  Partial<Pick<HostCpu, 'package' | 'die' | 'core' | 'node'>>;

/** Documentation/admin-guide/cputopology.rst of the kernel; without `sys` there is none. */
export async function readCpus(tree: HostTree): Promise<LocalCpu[]> {
  const ids = numbered(await tree.names(CPUS), 'cpu');
  const kinds = await readKinds(tree, ids);
  return Promise.all(ids.map(id => readCpu(tree, id, kinds.get(id))));
}

async function readCpu(tree: HostTree, id: number, kind: HostCpu['kind']): Promise<LocalCpu> {
  const folder = `${CPUS}/cpu${id}`;
  const number = async (file: string) => {
    const text = await tree.text(`${folder}/topology/${file}`);
    return text === undefined || text === '' ? undefined : Number(text);
  };
  const [online, names, pack, die, core] = await Promise.all([
    // The first CPU often cannot be taken offline and then has no such file.
    tree.text(`${folder}/online`),
    tree.names(folder),
    number('physical_package_id'),
    number('die_id'),
    number('core_id'),
  ]);
  const [node] = numbered(names, 'node');
  return {
    id,
    online: online !== '0',
    ...(pack !== undefined && { package: pack }),
    // Kernels say -1 where the hardware knows no dies or packages.
    ...(die !== undefined && { die: Math.max(0, die) }),
    ...(core !== undefined && { core }),
    ...(node !== undefined && { node }),
    ...(kind && { kind }),
  };
}

/**
 * Of CPUs with two kinds of cores. Intel: one perf device for each kind (Documentation/admin-guide/perf,
 * cpu_core and cpu_atom). Arm: cpu_capacity, the greatest being 1024.
 */
async function readKinds(tree: HostTree, ids: readonly number[]): Promise<Map<number, HostCpu['kind']>> {
  const kinds = new Map<number, HostCpu['kind']>();
  const [fast, thrifty] = await Promise.all([
    tree.text('sys/devices/cpu_core/cpus'),
    tree.text('sys/devices/cpu_atom/cpus'),
  ]);
  if (fast !== undefined && thrifty !== undefined) {
    for (const id of parseCpuList(fast)) kinds.set(id, 'performance');
    for (const id of parseCpuList(thrifty)) kinds.set(id, 'efficiency');
    return kinds;
  }
  const capacities = await Promise.all(
    ids.map(async id => Number((await tree.text(`${CPUS}/cpu${id}/cpu_capacity`)) ?? 0)),
  );
  const known = capacities.filter(capacity => capacity > 0);
  if (new Set(known).size < 2) return kinds;
  const most = Math.max(...known);
  ids.forEach((id, index) => {
    const capacity = capacities[index] ?? 0;
    if (capacity > 0) kinds.set(id, capacity === most ? 'performance' : 'efficiency');
  });
  return kinds;
}

/** The numbers N of names such as cpuN, in order. */
export function numbered(names: readonly string[], prefix: string): number[] {
  return names
    .flatMap(name => new RegExp(`^${prefix}(\\d+)$`).exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b);
}

import { readMemory } from '#electron/host/memory.ts';
import { fileTree } from '#electron/host/tree/file-tree.ts';
import type { LiveConnection } from '../ports.ts';
import { isThisComputer } from './this-computer.ts';
import { unlessRefused } from './unless-refused.ts';

export interface HostSize {
  /** Logical CPUs that are online. */
  readonly cpus: number;
  /** Bytes. */
  readonly memory: number;
  /** Bytes that programs could still have, the host's caches included; missing when it cannot be told. */
  readonly freeMemory?: number;
}

/**
 * virNodeGetInfo adds up NUMA nodes and is short of memory that was plugged in later, so for memory it is asked
 * last. https://libvirt.org/html/libvirt-libvirt-host.html#virNodeGetMemoryStats
 */
export async function readHostSize(live: LiveConnection): Promise<HostSize> {
  const { cpus, memory } = await live.rpc.call('nodeGetInfo');
  if (isThisComputer(live)) {
    const { total, available } = await readMemory(fileTree());
    if (total > 0) return { cpus, memory: total, freeMemory: available };
  }
  const told = await unlessRefused(readMemoryStats(live));
  return { cpus, ...(told ?? { memory: Number(memory) * 1024 }) };
}

async function readMemoryStats(live: LiveConnection): Promise<Omit<HostSize, 'cpus'> | undefined> {
  const all = -1; // VIR_NODE_MEMORY_STATS_ALL_CELLS
  const stats = (nparams: number) => live.rpc.call('nodeGetMemoryStats', { nparams, cellNum: all, flags: 0 });
  // It must be asked for exactly as many as it has, and says how many when it is asked for none.
  const { nparams } = await stats(0);
  const { params } = await stats(nparams);
  const kib = new Map(params.map(({ field, value }) => [field, Number(value)]));
  const total = kib.get('total');
  if (total === undefined) return undefined;
  const free = ['free', 'buffers', 'cached'].reduce((sum, field) => sum + (kib.get(field) ?? 0), 0);
  return { memory: total * 1024, freeMemory: free * 1024 };
}

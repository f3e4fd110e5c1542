import { readMemory } from '#electron/host/memory.ts';
import type { LiveConnection } from '../ports.ts';

export interface HostMemory {
  /** Bytes. */
  readonly total: number;
  /** Bytes that programs could still have, the host's caches included; missing when it cannot be told. */
  readonly free?: number;
}

/**
 * virNodeGetInfo adds up NUMA nodes and is short of memory that was plugged in later, so it is asked last.
 * https://libvirt.org/html/libvirt-libvirt-host.html#virNodeGetMemoryStats
 */
export async function readHostMemory(live: LiveConnection): Promise<HostMemory> {
  if (live.host.local) {
    const { total, available } = await readMemory('/');
    if (total > 0) return { total, free: available };
  }
  try {
    return await readMemoryStats(live);
  } catch {
    const { memory } = await live.rpc.call('nodeGetInfo');
    return { total: Number(memory) * 1024 };
  }
}

async function readMemoryStats(live: LiveConnection): Promise<HostMemory> {
  const all = -1; // VIR_NODE_MEMORY_STATS_ALL_CELLS
  const nparams = 16; // VIR_NODE_MEMORY_STATS has four fields; more room costs nothing
  const { params } = await live.rpc.call('nodeGetMemoryStats', { nparams, cellNum: all, flags: 0 });
  const kib = new Map(params.map(({ field, value }) => [field, Number(value)]));
  const total = kib.get('total');
  if (total === undefined) throw new RangeError('The driver counts no memory.');
  const free = ['free', 'buffers', 'cached'].reduce((sum, field) => sum + (kib.get(field) ?? 0), 0);
  return { total: total * 1024, free: free * 1024 };
}

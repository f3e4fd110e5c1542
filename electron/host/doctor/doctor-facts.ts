import type { DoctorFacts } from '#shared/domain/doctor/facts.ts';
import { readCpu } from '../cpu-virt.ts';
import { readOs } from '../os.ts';
import type { HostTree } from '../tree/host-tree.ts';
import { readLeftovers } from './leftovers.ts';
import { readMemoryLock } from './memory-lock.ts';

/** What the doctor asks beside the devices. */
export async function readDoctorFacts(
  tree: HostTree,
): Promise<Pick<DoctorFacts, 'cpu' | 'kvmDevice' | 'os' | 'memoryLock' | 'leftovers'>> {
  const [cpu, kvmDevice, os, memoryLock, leftovers] = await Promise.all([
    readCpu(tree),
    tree.has('dev/kvm'),
    readOs(tree),
    readMemoryLock(tree),
    readLeftovers(tree),
  ]);
  return { cpu, kvmDevice, os, leftovers, ...(memoryLock !== undefined && { memoryLock }) };
}

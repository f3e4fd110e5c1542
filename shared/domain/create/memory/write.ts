import type { Domain } from '../../../libvirt-xml/domain/domain.ts';
import { formatCpuList } from '../../cpu-list.ts';
import type { Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';
import type { MemoryPart } from './part.ts';

export function writeMemory(domain: Domain, { memory, memoryLayout }: MemoryPart, setting: Setting): void {
  const { maximum, hugePages, locked, shared } = memoryLayout;
  domain.memory = BigInt(maximum);
  if (memory < maximum) domain.currentMemory = BigInt(memory);
  const { memoryBacking } = domain;
  if (hugePages !== null) memoryBacking.pages.add({ pageSize: BigInt(hugePages) });
  if (locked) memoryBacking.locked = true;
  if (shared) {
    memoryBacking.source = setting.offer.memorySources.includes('memfd') ? 'memfd' : 'file';
    memoryBacking.access = 'shared';
  }
  writeNodes(domain, memoryLayout);
  writeBalloon(domain, memoryLayout, setting);
}

function writeNodes(domain: Domain, { cells, placement }: MemoryPart['memoryLayout']): void {
  if (placement) {
    domain.numaMode = placement.mode;
    domain.numaNodeset = formatCpuList(placement.nodes);
  }
  for (const [id, { vcpus, memory, node }] of cells.entries()) {
    domain.cpu.numaCells.add({ id, cpus: formatCpuList(vcpus), memory: BigInt(memory) });
    if (node !== undefined) domain.numaCellNodes.add({ cell: id, mode: 'strict', nodeset: `${node}` });
  }
}

function writeBalloon({ devices }: Domain, { balloon }: MemoryPart['memoryLayout'], setting: Setting): void {
  if (!traitsOf(setting).emulated) return;
  // Left out, libvirt adds one by itself.
  devices.memballoon.model = balloon ? 'virtio' : 'none';
  if (!balloon) return;
  // What the guest frees goes back to the host.
  devices.memballoon.freePageReporting = true;
  devices.memballoon.statsPeriod = 5;
}

import type { CreateWarning } from '../../../contract/create/plan.ts';
import { pagingVerdict, shadowRemedy } from '../../memory-virtualization/paging.ts';
import type { Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';
import { nestedWarnings } from './nested.ts';
import type { CpuPart } from './part.ts';
import { pinWarnings } from './pin-warnings.ts';

export function cpuWarnings(part: CpuPart, setting: Setting): CreateWarning[] {
  const { facts, request } = setting;
  const found: CreateWarning[] = [];
  if (part.vcpus > facts.cpus)
    found.push({
      field: 'vcpus',
      text: `It has more CPUs than the host (${facts.cpus}).`,
      why: 'They take turns, which makes the guest slower, not faster.',
    });
  if (part.cpu.topology.threads > 1 && (part.cpu.pins ?? []).length === 0)
    found.push({
      field: 'cpu.topology',
      text: 'The guest is told of threads that share a core, but it is not pinned.',
      why: 'It then spares one of two CPUs that in truth may be whole cores, or takes two for whole that are not.',
      remedy: 'Pin its CPUs to threads of the host’s cores, or have one thread a core.',
    });
  if (part.cpu.migratable === false && request.cpu?.migratable === false)
    found.push({
      field: 'cpu.migratable',
      text: 'It can neither be moved to another host nor saved while it runs.',
      why: 'It is given features, such as the invariant clock, that cannot be taken along.',
    });
  const { memoryVirtualization } = facts;
  if (traitsOf(setting).kvm && memoryVirtualization.paging === 'shadow') {
    const { vendor } = memoryVirtualization;
    found.push({
      field: 'acceleration',
      text: 'KVM runs without nested paging on this host.',
      why: pagingVerdict(memoryVirtualization).meaning,
      ...(vendor && { remedy: shadowRemedy(vendor) }),
    });
  }
  return [...found, ...nestedWarnings(part, setting), ...pinWarnings(part, setting)];
}

import type { CreateWarning } from '../../../contract/create/plan.ts';
import { formatBytes } from '../../units.ts';
import { givesHostDevices } from '../passthrough.ts';
import type { Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';
import { hugePageNeeds, hugePageRemedy } from './huge-pages.ts';
import type { MemoryPart } from './part.ts';

export function memoryWarnings(part: MemoryPart, setting: Setting): CreateWarning[] {
  return [
    ...roomWarnings(part, setting),
    ...balloonWarnings(part, setting),
    ...hugePageWarnings(part, setting),
    ...lockedWarnings(part),
  ];
}

function roomWarnings({ memory, memoryLayout }: MemoryPart, setting: Setting): CreateWarning[] {
  const { facts, os, request } = setting;
  const { placement, hugePages } = memoryLayout;
  const found: CreateWarning[] = [];
  const starts = request.start !== false && hugePages === null;
  if (facts.freeMemory !== undefined && starts && memory > facts.freeMemory && memory <= facts.memory)
    found.push({
      field: 'memory',
      text: `Only ${formatBytes(facts.freeMemory)} of memory are free now.`,
      why: givesHostDevices(setting)
        ? 'A guest with host devices takes all of its memory when it starts, and would not start.'
        : 'The host may start to swap, or stop the guest, once the guest uses all it has.',
      remedy: 'Give it less, or stop other guests first.',
    });
  if (os?.memory !== undefined && memory < os.memory)
    found.push({
      field: 'memory',
      text: `${os.label} recommends ${formatBytes(os.memory)} of memory.`,
      why: 'It may install, but run slowly.',
    });
  const free = facts.topology?.nodes
    .filter(({ id }) => placement?.nodes.includes(id))
    .reduce((sum, node) => sum + (node.free ?? Infinity), 0);
  if (placement?.mode === 'strict' && starts && free !== undefined && free < memory)
    found.push({
      field: 'memoryLayout.placement',
      text: `Only ${formatBytes(free)} are free on the nodes that its memory has to come from.`,
      why: 'With “strict” no other node steps in: the guest is killed when these are full.',
      remedy: 'Choose “preferred”, more nodes, or less memory.',
    });
  return found;
}

function balloonWarnings({ memory, memoryLayout }: MemoryPart, setting: Setting): CreateWarning[] {
  const { balloon, maximum } = memoryLayout;
  if (!balloon) return [];
  if (givesHostDevices(setting))
    return [
      {
        field: 'memoryLayout.balloon',
        text: 'The balloon will not give memory back.',
        why: 'A device of the host works in the guest’s memory, so QEMU keeps all of it in place.',
      },
    ];
  const { windows, virtioDriven } = traitsOf(setting);
  if (maximum > memory && windows && !virtioDriven)
    return [
      {
        field: 'memoryLayout.maximum',
        text: 'Windows has no driver for the balloon of its own.',
        why: `Until it has, it takes all of the ${formatBytes(maximum)}.`,
        remedy: 'Install the virtio drivers in the guest, or give them at installation.',
      },
    ];
  return [];
}

function hugePageWarnings({ memoryLayout }: MemoryPart, { facts, request }: Setting): CreateWarning[] {
  const { hugePages: size } = memoryLayout;
  const field = 'memoryLayout.hugePages';
  if (size === null) return [];
  const found: CreateWarning[] = [];
  if (facts.session)
    found.push({
      field,
      text: 'A guest of your own session may not be allowed to use huge pages.',
      why: 'They are files in /dev/hugepages, which belongs to root on most hosts.',
      remedy: 'As root, make that folder writable for you, or create the guest on the system connection.',
    });
  if (request.start !== false || !facts.topology) return found;
  const short = hugePageNeeds(memoryLayout, size, facts.topology).filter(({ needed, free }) => needed > free);
  return [
    ...found,
    ...short.map(need => ({
      field,
      text: `${need.free} huge pages of ${formatBytes(size)} are free${need.node === undefined ? '' : ` on node ${need.node}`}; it needs ${need.needed}.`,
      why: 'It does not start before they are there.',
      remedy: hugePageRemedy(need, size),
    })),
  ];
}

function lockedWarnings({ memoryLayout: { locked, maximum } }: MemoryPart): CreateWarning[] {
  if (!locked) return [];
  return [
    {
      field: 'memoryLayout.locked',
      text: 'Its memory cannot be swapped out, and libvirt lifts QEMU’s limit of locked memory.',
      why: 'A broken or hostile guest could then lock up the host’s memory by way of QEMU.',
      remedy: `Set a hard limit in the XML (memtune), well above ${formatBytes(maximum)}: reaching it kills the guest.`,
    },
  ];
}

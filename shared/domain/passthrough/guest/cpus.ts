import { formatCpuList } from '../../cpu-list.ts';
import { memoryNode } from '../host/page-steps.ts';
import { pinsFor } from '../pins.ts';
import { mainDevice } from '../unit.ts';
import type { GuestTopic } from './change.ts';

/** Each virtual CPU on its own of the host, QEMU's threads beside them, memory from the same node. */
export const cpus: GuestTopic = (decided, document) => {
  const { choices, host, guest, devices, request } = decided;
  if (!choices.pinCpus) return [];
  const pins = pinsFor(host.topology, guest, mainDevice(devices, request.devices)?.node);
  if ('refused' in pins) return [];
  const node = memoryNode(decided);
  const values = {
    'cputune.vcpuPins': pins.pins.map((on, vcpu) => ({ vcpu, cpuset: formatCpuList(on) })),
    'cputune.emulatorPin': formatCpuList(pins.emulator),
    ...(node !== undefined && { numaMode: 'strict', numaNodeset: String(node) }),
    // Pinned, its CPUs share caches as the host's do; elsewhere that would be a lie.
    ...(document.cpu.mode === 'host-passthrough' && { 'cpu.cacheMode': 'passthrough' }),
  };
  const where = formatCpuList(pins.pins.flat());
  return [
    {
      text: `Its CPUs run on CPUs ${where} of the host${pins.node === undefined ? '' : `, on NUMA node ${pins.node}`}; QEMU itself on ${formatCpuList(pins.emulator)}.`,
      why: 'Whole cores near the device, of one kind: nothing of the host makes a picture wait.',
      edits: [{ op: 'set', item: 'domain', values }],
    },
  ];
};

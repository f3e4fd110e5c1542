import { drivesVirtio, isQemu } from '../../overview/facts.ts';
import { switchDiskToVirtio } from '../../overview/remedies.ts';
import type { AttentionCheck } from '../check.ts';

/** A disk on a bus that QEMU acts, in a guest that has a faster driver. */
export const checkEmulatedDisk: AttentionCheck = facts => {
  if (!isQemu(facts) || drivesVirtio(facts) !== true) return [];
  return facts.document.devices.disks.items.flatMap(({ device, bus, target }) => {
    if ((device !== undefined && device !== 'disk') || target === undefined) return [];
    if (bus !== 'sata' && bus !== 'ide') return [];
    return [
      {
        id: `emulated-disk:${target}`,
        severity: 'hint' as const,
        what: `The disk ${target} runs on emulated ${bus.toUpperCase()}.`,
        why: `virtio is about three times faster. ${facts.system?.label ?? 'The system'} has the driver. Takes effect at the next start.`,
        remedies: [switchDiskToVirtio(target)],
      },
    ];
  });
};

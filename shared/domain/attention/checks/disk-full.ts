import type { Attention } from '../../../contract/overview.ts';
import { formatBytes } from '../../units.ts';
import { openPage } from '../../overview/remedies.ts';
import type { AttentionCheck } from '../check.ts';

const NEARLY = 0.95;

/**
 * A thin disk that is written nearly to its end. The agent knows better what of that is in use, so this is told only
 * where it tells nothing of the disk.
 */
export const checkDiskFull: AttentionCheck = ({ document, disks, agent }) => {
  const told = new Set(agent?.fileSystems?.flatMap(found => found.disks));
  return disks.flatMap(({ target, capacity, allocation }): Attention[] => {
    const disk = document.devices.disks.items.find(one => one.target === target);
    if (disk?.format !== 'qcow2' || disk.readonly || told.has(target)) return [];
    if (capacity === undefined || allocation === undefined || capacity === 0) return [];
    if (allocation / capacity < NEARLY) return [];
    return [
      {
        id: `disk-full:${target}`,
        severity: 'hint',
        what: `The disk ${target} has been written nearly to its end.`,
        why: `${formatBytes(allocation)} of ${formatBytes(capacity)} are taken. Some of it may be free inside the guest: its agent would tell.`,
        remedies: [openPage('Grow the disk', `hardware/disk:${target}`)],
      },
    ];
  });
};

import type { Attention } from '../../../contract/overview.ts';
import { formatBytes } from '../../units.ts';
import { openPage } from '../../overview/remedies.ts';
import type { AttentionCheck } from '../check.ts';

const NEARLY = 0.9;
const ALL_BUT = 0.98;
/** Media and images that are full by their nature. */
const ALWAYS_FULL = new Set(['iso9660', 'udf', 'squashfs', 'erofs', 'CDFS', 'UDF']);

/** A file system inside with little room left, by the agent. */
export const checkFileSystemFull: AttentionCheck = ({ agent }) => {
  // One that is mounted in several places is told once.
  const seen = new Set<string>();
  return (agent?.fileSystems ?? []).flatMap((found): Attention[] => {
    const { mountpoint, type, device, total, used, disks } = found;
    if (total === undefined || used === undefined || total === 0 || ALWAYS_FULL.has(type)) return [];
    const share = used / total;
    if (share < NEARLY || seen.has(device)) return [];
    seen.add(device);
    const [disk] = disks;
    return [
      {
        id: `file-system-full:${mountpoint}`,
        severity: share >= ALL_BUT ? 'error' : 'warning',
        what: `${mountpoint} is ${Math.floor(share * 100)} % full.`,
        why: `Of ${formatBytes(total)}, ${formatBytes(Math.max(0, total - used))} are left, as the agent tells.`,
        remedies: disk === undefined ? [] : [openPage('Grow the disk', `hardware/disk:${disk}`)],
      },
    ];
  });
};

import type { AgentState } from '../../contract/agent.ts';

type FileSystem = NonNullable<AgentState['fileSystems']>[number];

/** What is to be done inside a guest so that it uses what its disk has more. */
export interface GrowInside {
  /** What the disk ends in: `ext4 on /dev/vda1, mounted at /`. */
  readonly what: string;
  readonly steps: readonly string[];
}

/**
 * How the last file system of a disk is made as big as the disk, by what the guest's agent told of it. Undefined
 * when it told of none there. https://manpages.debian.org/growpart, resize2fs(8), xfs_growfs(8), btrfs-filesystem(8)
 */
export function growInside(fileSystems: readonly FileSystem[], target: string): GrowInside | undefined {
  const onDisk = fileSystems.filter(({ disks }) => disks.includes(target));
  const last = onDisk.toSorted((a, b) => partitionOf(b.device) - partitionOf(a.device))[0];
  if (!last) return undefined;
  const { mountpoint, type } = last;
  // As lsblk names it, or by its path.
  const device = last.device.startsWith('/') ? last.device : `/dev/${last.device}`;
  const what = `${type} on ${device}, mounted at ${mountpoint}`;
  if (isWindows(last))
    return {
      what: `${mountpoint} (${type})`,
      steps: [
        `Resize-Partition -DriveLetter ${mountpoint.slice(0, 1)} -Size (Get-PartitionSupportedSize -DriveLetter ${mountpoint.slice(0, 1)}).SizeMax`,
      ],
    };
  const grow = growFileSystem({ ...last, device });
  if (device.startsWith('/dev/mapper/') || device.startsWith('/dev/dm-'))
    return {
      what,
      steps: [
        'sudo growpart DISK NUMBER   (the partition that LVM has; lsblk shows it)',
        'sudo pvresize PARTITION',
        `sudo lvextend --resizefs --extents +100%FREE ${device}`,
      ],
    };
  const partition = /^(\/dev\/(?:.*\d(?=p)|[a-z]+))p?(\d+)$/.exec(device);
  const growPartition = partition ? [`sudo growpart ${partition[1]} ${partition[2]}`] : [];
  return { what, steps: [...growPartition, grow] };
}

function growFileSystem({ type, device, mountpoint }: FileSystem): string {
  if (type === 'xfs') return `sudo xfs_growfs ${mountpoint}`;
  if (type === 'btrfs') return `sudo btrfs filesystem resize max ${mountpoint}`;
  if (/^ext[234]$/.test(type)) return `sudo resize2fs ${device}`;
  return `Grow the ${type} file system of ${device} with its own tool`;
}

function isWindows({ type, mountpoint }: FileSystem): boolean {
  return /^[A-Za-z]:/.test(mountpoint) || /^(ntfs|refs)$/i.test(type);
}

function partitionOf(device: string): number {
  return Number(/(\d+)$/.exec(device)?.[1] ?? 0);
}

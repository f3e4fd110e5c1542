import type { HostTree } from '../tree/host-tree.ts';
import { linkName } from './sysfs-path.ts';

/** Deeper stacks of partitions, RAID, encryption and LVM than anyone builds; what loops ends here. */
const DEEPEST = 12;

/**
 * The whole disks below a block device of the kernel's name (sda2, dm-0, md127, nvme0n1p1), through partitions and
 * through `slaves` (Documentation/ABI/testing/sysfs-block): device mapper with LVM and LUKS, RAID, bcache.
 */
export async function wholeDisks(tree: HostTree, name: string, depth = 0): Promise<string[]> {
  const path = await tree.link(`sys/class/block/${name}`);
  if (path === undefined || depth > DEEPEST) return [];
  const slaves = await tree.names(`sys/class/block/${name}/slaves`);
  if (slaves.length > 0) {
    const below = await Promise.all(slaves.map(slave => wholeDisks(tree, slave, depth + 1)));
    return [...new Set(below.flat())].toSorted();
  }
  if (await tree.has(`sys/class/block/${name}/partition`)) {
    const disk = path.split('/').at(-2);
    return disk === undefined ? [] : wholeDisks(tree, disk, depth + 1);
  }
  return isVirtual(name) ? [] : [name];
}

function isVirtual(name: string): boolean {
  return /^(loop|ram|zram|zd|nbd|dm-|md)\d/.test(name);
}

/** The kernel's name of what a mount or a swap area names: a path in /dev, or device mapper's own name. */
export function kernelNames(tree: HostTree): (source: string) => Promise<string | undefined> {
  let mapped: Promise<ReadonlyMap<string, string>> | undefined;
  return async source => {
    const mapper = /^\/dev\/mapper\/(.+)$/.exec(source)?.[1];
    if (mapper !== undefined) {
      mapped ??= mapperNames(tree);
      return (await mapped).get(mapper);
    }
    const device = /^\/dev\/(.+)$/.exec(source)?.[1];
    if (device === undefined) return undefined;
    // Longer ones such as /dev/disk/by-uuid/… are links that udev made; of a record they are there as well.
    return device.includes('/') ? linkName(tree, `dev/${device}`) : device;
  };
}

async function mapperNames(tree: HostTree): Promise<ReadonlyMap<string, string>> {
  const names = (await tree.names('sys/class/block')).filter(name => name.startsWith('dm-'));
  return new Map(
    await Promise.all(
      names.map(async name => [(await tree.text(`sys/class/block/${name}/dm/name`)) ?? '', name] as const),
    ),
  );
}

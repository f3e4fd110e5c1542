import type { StorageUse } from '#shared/domain/devices/facts.ts';
import type { HostTree } from '../tree/host-tree.ts';
import { type MountLine, parseMountInfo } from './mount-table.ts';
import { btrfsMembers, zfsMembers } from './pool-disks.ts';
import { linkName } from './sysfs-path.ts';
import { kernelNames, wholeDisks } from './whole-disks.ts';

/** What of the host stands on disks: file systems that are mounted and swap areas. */
export async function readStorageUse(tree: HostTree): Promise<StorageUse[]> {
  const kernelName = kernelNames(tree);
  const mounts = withoutBinds(parseMountInfo((await tree.text('proc/self/mountinfo')) ?? ''));
  const uses = await Promise.all(
    mounts.map(async mount => {
      const disks = await disksOf(tree, await membersOf(tree, mount, kernelName));
      return { what: 'mount' as const, target: mount.target, disks };
    }),
  );
  const swaps = ((await tree.text('proc/swaps')) ?? '')
    .split('\n')
    .slice(1)
    .map(async line => {
      const [target = '', kind] = line.trim().split(/\s+/);
      // A file is on a disk of the file system that holds it.
      const name = kind === 'partition' ? await kernelName(target) : undefined;
      const disks = name === undefined ? holding(uses, target) : await wholeDisks(tree, name);
      return { what: 'swap' as const, target, disks };
    });
  return [...uses, ...(await Promise.all(swaps))].filter(({ disks }) => disks.length > 0);
}

/** A folder that is shown at a second place tells nothing new; a subvolume of Btrfs may be all that is mounted. */
function withoutBinds(mounts: readonly MountLine[]): MountLine[] {
  const whole = new Set(mounts.filter(({ root }) => root === '/').map(({ number }) => number));
  const seen = new Set<string>();
  return mounts.filter(({ number, root, type, target }) => {
    if (root !== '/' && type !== 'btrfs' && whole.has(number)) return false;
    const isNew = !seen.has(target);
    seen.add(target);
    return isNew;
  });
}

async function membersOf(
  tree: HostTree,
  { number, type, source }: MountLine,
  kernelName: (source: string) => Promise<string | undefined>,
): Promise<readonly string[]> {
  if (type === 'zfs') return zfsMembers(tree, source.split('/')[0] ?? source);
  const name = (await linkName(tree, `sys/dev/block/${number}`)) ?? (await kernelName(source));
  if (name === undefined) return [];
  return type === 'btrfs' ? btrfsMembers(tree, name) : [name];
}

async function disksOf(tree: HostTree, names: readonly string[]): Promise<string[]> {
  const disks = await Promise.all(names.map(name => wholeDisks(tree, name)));
  return [...new Set(disks.flat())].toSorted();
}

function holding(uses: readonly StorageUse[], file: string): readonly string[] {
  const above = uses.filter(({ target }) => file.startsWith(target === '/' ? '/' : `${target}/`));
  return above.toSorted((a, b) => b.target.length - a.target.length)[0]?.disks ?? [];
}

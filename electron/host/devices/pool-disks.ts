import type { HostTree } from '../tree/host-tree.ts';

/** Block devices of a Btrfs that has this one: /sys/fs/btrfs/UUID/devices. */
export async function btrfsMembers(tree: HostTree, name: string): Promise<readonly string[]> {
  for (const uuid of await tree.names('sys/fs/btrfs')) {
    const members = await tree.names(`sys/fs/btrfs/${uuid}/devices`);
    if (members.includes(name)) return members;
  }
  return [name];
}

/** Block devices of a pool of ZFS, by what udev found on them: the kernel's files do not tell. */
export async function zfsMembers(tree: HostTree, pool: string): Promise<string[]> {
  const names = await tree.names('sys/class/block');
  const found = await Promise.all(
    names.map(async name => {
      const number = await tree.text(`sys/class/block/${name}/dev`);
      const facts = number === undefined ? undefined : await tree.text(`run/udev/data/b${number}`);
      const has = (line: string) => facts?.split('\n').includes(line) === true;
      return has('E:ID_FS_TYPE=zfs_member') && has(`E:ID_FS_LABEL=${pool}`) ? [name] : [];
    }),
  );
  return found.flat();
}

import type { HostTree } from '../tree/host-tree.ts';
import { type Member, members } from './sysfs-path.ts';

const SUBSYSTEM = /\/nvme-subsystem\/(nvme-subsys\d+)\//;

/** Whole disks with hardware below them, each with a path through its controller. */
export async function readBlocks(tree: HostTree): Promise<Member[]> {
  const disks = (await members(tree, 'sys/block')).filter(({ name }) => !HIDDEN_PATH.test(name));
  const found = await Promise.all(
    disks.map(async disk => {
      const subsystem = SUBSYSTEM.exec(disk.path)?.[1];
      if (subsystem === undefined) return [disk];
      return (await controllersOf(tree, subsystem)).map(path => ({ name: disk.name, path }));
    }),
  );
  return found.flat().filter(({ path }) => !path.includes('/devices/virtual/'));
}

/** A controller's own path to a namespace that several may reach: nvme0c0n1. */
const HIDDEN_PATH = /^nvme\d+c\d+n\d+$/;

/** With multipath, namespaces of NVMe are below their subsystem, not below a controller. */
async function controllersOf(tree: HostTree, subsystem: string): Promise<string[]> {
  const folder = `sys/class/nvme-subsystem/${subsystem}`;
  const names = (await tree.names(folder)).filter(name => /^nvme\d+$/.test(name));
  const paths = await Promise.all(names.map(name => tree.link(`sys/class/nvme/${name}`)));
  return paths.filter(path => path !== undefined);
}

import type { HostTree } from '../tree/host-tree.ts';
import { linkName } from './sysfs-path.ts';

/**
 * Whether drivers are part of the kernel's image. A module that was loaded has an initstate, one that is built in
 * has none (kernel/module/sysfs.c, kernel/params.c). Undefined where the driver is not among the files.
 */
export function builtInDrivers(tree: HostTree): (driver: string) => Promise<boolean | undefined> {
  const known = new Map<string, Promise<boolean | undefined>>();
  return driver => {
    const present = known.get(driver) ?? look(tree, driver);
    known.set(driver, present);
    return present;
  };
}

async function look(tree: HostTree, driver: string): Promise<boolean | undefined> {
  const folder = `sys/bus/pci/drivers/${driver}`;
  const module = await linkName(tree, `${folder}/module`);
  if (module === undefined) return (await tree.has(folder)) ? true : undefined;
  return !(await tree.has(`sys/module/${module}/initstate`));
}

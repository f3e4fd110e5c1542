import type { FramebufferFacts } from '#shared/domain/devices/facts.ts';
import type { HostTree } from '../tree/host-tree.ts';
import { members, pciAbove, told } from './sysfs-path.ts';

/** Who draws the text console (drivers/video/fbdev/core/fbsysfs.c), in the order of their numbers. */
export async function readFramebuffers(tree: HostTree): Promise<FramebufferFacts[]> {
  const found = (await members(tree, 'sys/class/graphics')).filter(({ name }) => /^fb\d+$/.test(name));
  return Promise.all(
    found.map(async ({ name, path }) => ({
      name: (await tree.text(`sys/class/graphics/${name}/name`)) ?? name,
      ...told({ address: pciAbove(path) }),
    })),
  );
}

import type { NetUse } from '#shared/domain/devices/facts.ts';
import type { HostTree } from '../tree/host-tree.ts';
import { defaultRoutes } from './default-routes.ts';
import { linkName, members, pciAbove, toHex, told } from './sysfs-path.ts';

const LINKS = 'sys/class/net';
/** IFF_UP of linux/if.h. */
const UP = 0x1;

/** Documentation/ABI/testing/sysfs-class-net. */
export async function readNetUse(tree: HostTree): Promise<NetUse[]> {
  const [links, routes] = await Promise.all([members(tree, LINKS), defaultRoutes(tree)]);
  return Promise.all(
    links.map(async ({ name, path }) => {
      const folder = `${LINKS}/${name}`;
      const [flags, carrier, master, names] = await Promise.all([
        tree.text(`${folder}/flags`),
        // An interface that is down has none, and says so with an error.
        tree.text(`${folder}/carrier`),
        linkName(tree, `${folder}/master`),
        tree.names(folder),
      ]);
      const over = names.flatMap(file => /^lower_(.+)$/.exec(file)?.[1] ?? []).toSorted();
      return {
        name,
        defaultRoute: routes.has(name),
        up: ((toHex(flags) ?? 0) & UP) !== 0,
        carrier: carrier === '1',
        over,
        ...told({ master, address: pciAbove(path) }),
      };
    }),
  );
}

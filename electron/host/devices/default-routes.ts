import type { HostTree } from '../tree/host-tree.ts';

const ANY4 = '00000000';
const ANY6 = '0'.repeat(32);
/** RTF_REJECT of linux/route.h: an answer that there is no way. */
const REJECT = 0x200;

/** Interfaces that a default route goes by (Documentation/networking/proc_net_tcp.rst; net/ipv6/route.c). */
export async function defaultRoutes(tree: HostTree): Promise<ReadonlySet<string>> {
  const lines = async (file: string) =>
    ((await tree.text(file)) ?? '').split('\n').map(line => line.trim().split(/\s+/));
  const [four, six] = await Promise.all([lines('proc/net/route'), lines('proc/net/ipv6_route')]);
  const names = [
    ...four
      .filter(([, destination, , , , , , mask]) => destination === ANY4 && mask === ANY4)
      .map(([name]) => name),
    ...six
      .filter(([destination, length]) => destination === ANY6 && length === '00')
      .filter(([, , , , , , , , flags = '']) => (Number.parseInt(flags, 16) & REJECT) === 0)
      .map(fields => fields[9]),
  ];
  return new Set(names.filter(name => name !== undefined));
}

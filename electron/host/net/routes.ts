import type { HostRoute } from '#shared/domain/wiring/host-net-facts.ts';
import type { HostTree } from '../tree/host-tree.ts';

/** RTF_UP, RTF_GATEWAY and RTF_REJECT of linux/route.h; RTF_LOCAL of linux/ipv6_route.h. */
const [UP, GATEWAY, REJECT, LOCAL] = [0x1, 0x2, 0x200, 0x8000_0000];
const MULTICAST6 = 'ff';

/** Routes of both families that lead somewhere: net/ipv4/fib_trie.c and net/ipv6/route.c of the kernel. */
export async function readRoutes(tree: HostTree): Promise<HostRoute[]> {
  const [four, six] = await Promise.all([lines(tree, 'proc/net/route'), lines(tree, 'proc/net/ipv6_route')]);
  return [...four.slice(1).flatMap(route4), ...six.flatMap(route6)];
}

async function lines(tree: HostTree, file: string): Promise<string[][]> {
  const text = (await tree.text(file)) ?? '';
  return text.split('\n').map(line => line.trim().split(/\s+/));
}

function route4(fields: readonly string[]): HostRoute[] {
  const [link, destination, gateway, flags, , , metric, mask] = fields;
  if (link === undefined || destination === undefined || gateway === undefined || mask === undefined)
    return [];
  const bits = Number.parseInt(flags ?? '', 16);
  if ((bits & UP) === 0 || (bits & REJECT) !== 0) return [];
  return [
    {
      family: 'ipv4',
      destination: dotted(destination),
      prefix: ones(mask),
      link,
      metric: Number(metric),
      ...((bits & GATEWAY) !== 0 && { gateway: dotted(gateway) }),
    },
  ];
}

function route6(fields: readonly string[]): HostRoute[] {
  const [destination, length, , , gateway, metric, , , flags, link] = fields;
  if (destination === undefined || gateway === undefined || link === undefined) return [];
  const bits = Number.parseInt(flags ?? '', 16);
  const leads = (bits & UP) !== 0 && (bits & REJECT) === 0 && bits < LOCAL;
  if (!leads || destination.startsWith(MULTICAST6)) return [];
  return [
    {
      family: 'ipv6',
      destination: grouped(destination),
      prefix: Number.parseInt(length ?? '', 16),
      link,
      metric: Number.parseInt(metric ?? '', 16),
      ...((bits & GATEWAY) !== 0 && { gateway: grouped(gateway) }),
    },
  ];
}

/** The kernel prints the bytes as the number that they are on a little-endian machine. */
function dotted(hex: string): string {
  return bytesOf(hex).toReversed().join('.');
}

function ones(hex: string): number {
  return bytesOf(hex).reduce((all, byte) => all + byte.toString(2).replaceAll('0', '').length, 0);
}

function bytesOf(hex: string): number[] {
  return (hex.match(/../g) ?? []).map(pair => Number.parseInt(pair, 16));
}

/** RFC 5952: without leading zeros, the longest run of zero groups as `::`. */
function grouped(hex: string): string {
  const groups = (hex.match(/.{4}/g) ?? []).map(group => Number.parseInt(group, 16).toString(16));
  const text = groups.join(':');
  const longest = [...text.matchAll(/\b0(?::0)+\b/g)].toSorted((a, b) => b[0].length - a[0].length)[0];
  if (longest === undefined) return text;
  const [before, after] = [text.slice(0, longest.index), text.slice(longest.index + longest[0].length)];
  return `${before.replace(/:$/, '')}::${after.replace(/^:/, '')}`;
}

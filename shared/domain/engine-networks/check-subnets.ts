import type { EngineSubnet, NewEngineNetwork } from '../../contract/engine-networks.ts';
import {
  type Address,
  contains,
  formatAddress,
  formatSubnet,
  overlap,
  parseAddress,
  type Subnet,
} from '../networks/addresses.ts';
import { type Problem, wrong } from '../networks/checks/problem.ts';
import { isWithin, parseCidr } from './cidr.ts';
import type { EngineNetworkFacts } from './facts.ts';

/** All that is wrong with the addresses of a new network, each beside its field. */
export function checkSubnets(network: NewEngineNetwork, facts: EngineNetworkFacts): Problem[] {
  return [
    ...network.subnets.flatMap((given, at) => {
      const subnet = parseCidr(given.subnet);
      const field = `subnets.${at}`;
      if (subnet === undefined)
        return [
          wrong(
            `${field}.subnet`,
            'Subnet',
            given.subnet === '' ? 'It is missing.' : `“${given.subnet}” is no subnet.`,
            'Write it as 172.30.0.0/16 or fd00:30::/64.',
          ),
        ];
      return [
        ...checkShape(given, subnet, `${field}.subnet`),
        ...checkRange(given, subnet, `${field}.range`),
        ...checkGateway(given, subnet, `${field}.gateway`),
        ...checkTaken(subnet, network, facts, `${field}.subnet`),
        ...checkTogether(network, subnet, at),
      ];
    }),
    ...checkFamilies(network, facts),
  ];
}

function checkShape({ subnet: text }: EngineSubnet, subnet: Subnet, field: string): Problem[] {
  const most = subnet.family === 'ipv4' ? 30 : 126;
  if (subnet.prefix > most)
    return [
      wrong(
        field,
        'Subnet',
        `A prefix of ${subnet.prefix} leaves no address for containers.`,
        `Write ${subnet.family === 'ipv4' ? '/24' : '/64'}, unless you know better.`,
      ),
    ];
  const [address = ''] = text.trim().split('/');
  if (parseAddress(address)?.value === subnet.first) return [];
  return [
    wrong(
      field,
      'Subnet',
      `${address} is an address in the subnet, not its first.`,
      `Write ${formatSubnet(subnet)}.`,
    ),
  ];
}

function checkRange({ range }: EngineSubnet, subnet: Subnet, field: string): Problem[] {
  if (range === undefined || range === '') return [];
  const part = parseCidr(range);
  if (part && isWithin(part, subnet)) return [];
  return [
    wrong(
      field,
      'Range',
      part ? `${range} is outside of ${formatSubnet(subnet)}.` : `“${range}” is no range.`,
      `Write a part of the subnet, such as ${formatSubnet({ ...subnet, prefix: Math.min(subnet.prefix + 8, subnet.family === 'ipv4' ? 30 : 126) })}.`,
    ),
  ];
}

function checkGateway({ gateway }: EngineSubnet, subnet: Subnet, field: string): Problem[] {
  if (gateway === undefined || gateway === '') return [];
  const why = whyNoHost(parseAddress(gateway), gateway, subnet);
  if (why === undefined) return [];
  return [wrong(field, 'Gateway', why, `Write one in it, such as ${firstHost(subnet)}.`)];
}

/** Why an address cannot be that of one container or gateway in the subnet; undefined: it can. */
export function whyNoHost(address: Address | undefined, text: string, subnet: Subnet): string | undefined {
  if (address === undefined) return `“${text}” is no IP address.`;
  if (!contains(subnet, address)) return `${text} is outside of ${formatSubnet(subnet)}.`;
  if (address.value === subnet.first) return `${text} names the whole subnet.`;
  if (subnet.family === 'ipv4' && address.value === subnet.last)
    return `${text} is the broadcast address of ${formatSubnet(subnet)}.`;
  return undefined;
}

export const firstHost = ({ family, first }: Subnet): string => formatAddress({ family, value: first + 1n });

/** Other networks of the engine, and what the host reaches over other interfaces. */
function checkTaken(
  subnet: Subnet,
  { driver }: NewEngineNetwork,
  { networks, routes }: EngineNetworkFacts,
  field: string,
): Problem[] {
  const other = networks.find(each =>
    each.subnets.some(({ subnet: text }) => {
      const theirs = parseCidr(text);
      return theirs !== undefined && overlap(theirs, subnet);
    }),
  );
  if (other) {
    const theirs = other.subnets.map(each => each.subnet).join(', ');
    return [
      wrong(field, 'Subnet', `The network “${other.name}” has ${theirs} already.`, 'Choose another one.'),
    ];
  }
  // macvlan and ipvlan are in the host’s own subnet: that is what they are for.
  if (driver !== 'bridge') return [];
  const route = routes.find(each => {
    const theirs = parseCidr(each.subnet);
    return theirs !== undefined && isWithin(theirs, subnet);
  });
  return route
    ? [
        wrong(
          field,
          'Subnet',
          `The host reaches ${route.subnet} over ${route.via}, and would lose it.`,
          'Choose another one.',
        ),
      ]
    : [];
}

function checkTogether({ subnets, driver }: NewEngineNetwork, subnet: Subnet, at: number): Problem[] {
  const before = subnets.slice(0, at).flatMap(each => parseCidr(each.subnet) ?? []);
  const field = `subnets.${at}.subnet`;
  const same = before.find(each => overlap(each, subnet));
  if (same)
    return [wrong(field, 'Subnet', `It overlaps with ${formatSubnet(same)} above.`, 'Choose another one.')];
  if (driver === 'bridge' && before.some(({ family }) => family === subnet.family))
    return [
      wrong(
        field,
        'Subnet',
        `A bridge has one subnet of ${subnet.family === 'ipv4' ? 'IPv4' : 'IPv6'} alone.`,
        'Take this one out.',
      ),
    ];
  return [];
}

function checkFamilies({ subnets, ipv6 }: NewEngineNetwork, { choosesIpv6 }: EngineNetworkFacts): Problem[] {
  const at = subnets.findIndex(each => parseCidr(each.subnet)?.family === 'ipv6');
  if (at >= 0 && !ipv6)
    return [
      wrong(`subnets.${at}.subnet`, 'Subnet', 'It is IPv6, which is off for this network.', 'Turn IPv6 on.'),
    ];
  if (at < 0 && ipv6 && !choosesIpv6)
    return [
      wrong(
        'ipv6',
        'IPv6',
        'This engine chooses no IPv6 subnet by itself.',
        'Add one, such as fd00:30::/64.',
      ),
    ];
  return [];
}

/** A wider route of the host that the new network takes a part of, for a warning. */
export const partTaken = (
  { subnets, driver }: NewEngineNetwork,
  { routes }: Pick<EngineNetworkFacts, 'routes'>,
): { readonly subnet: string; readonly route: string; readonly via: string }[] =>
  driver !== 'bridge'
    ? []
    : subnets.flatMap(({ subnet: text }) => {
        const subnet = parseCidr(text);
        const route = routes.find(each => {
          const theirs = parseCidr(each.subnet);
          return theirs && subnet && theirs.prefix < subnet.prefix && isWithin(subnet, theirs);
        });
        return route ? [{ subnet: text, route: route.subnet, via: route.via }] : [];
      });

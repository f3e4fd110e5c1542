import type { NetworkAddress, NetworkSettings } from '../../../contract/network-settings.ts';
import { BITS, formatAddress, formatSubnet, parseAddress, type Subnet, subnetOf } from '../addresses.ts';
import { modeOf } from '../modes.ts';
import { checkHosts, checkRanges } from './dhcp.ts';
import { type Problem, write, wrong } from './problem.ts';

/** The addresses of the host in the network, each with what its DHCP server gives away. */
export function checkAddresses({ mode, addresses }: NetworkSettings): Problem[] {
  const { needsAddress, label } = modeOf(mode);
  const problems = addresses.flatMap((address, at) => checkAddress(address, `addresses.${at}`));
  if (needsAddress === true && addresses.length === 0)
    problems.push(
      wrong(
        'addresses',
        'Addresses',
        `A network of the mode ${label} needs an address of the host in it.`,
        'Add one, such as 192.168.140.1 with the prefix 24.',
      ),
    );
  return [...problems, ...checkOneServer(addresses)];
}

/** The network of an address, or undefined where either of the two is wrong. */
export function subnetIn({
  address,
  prefix,
}: Pick<NetworkAddress, 'address' | 'prefix'>): Subnet | undefined {
  const parsed = parseAddress(address);
  return parsed && subnetOf(parsed, prefix);
}

function checkAddress(given: NetworkAddress, field: string): Problem[] {
  const { address, prefix } = given;
  const parsed = parseAddress(address);
  if (!parsed) return [wrong(`${field}.address`, 'Address', `“${address}” is no IP address.`, write.address)];
  const subnet = subnetOf(parsed, prefix);
  const most = parsed.family === 'ipv4' ? 30 : 127;
  if (!subnet || prefix < 1 || prefix > most)
    return [
      wrong(
        `${field}.prefix`,
        'Prefix',
        `A prefix of ${parsed.family === 'ipv4' ? 'IPv4' : 'IPv6'} is 1 to ${most} of the ${BITS[parsed.family]} bits.`,
        `Write ${parsed.family === 'ipv4' ? '24' : '64'}, unless you know better.`,
      ),
    ];
  const problems: Problem[] = [];
  if (parsed.value === subnet.first)
    problems.push(
      wrong(
        `${field}.address`,
        'Address',
        `${address} names the whole network ${formatSubnet(subnet)}.`,
        `Give the host an address in it, such as ${formatAddress({ family: subnet.family, value: subnet.first + 1n })}.`,
      ),
    );
  if (parsed.family === 'ipv4' && parsed.value === subnet.last)
    problems.push(
      wrong(
        `${field}.address`,
        'Address',
        `${address} is the broadcast address of ${formatSubnet(subnet)}.`,
        `Give the host another one in it, such as ${formatAddress({ family: subnet.family, value: subnet.first + 1n })}.`,
      ),
    );
  return [
    ...problems,
    ...checkServed(given, subnet, field),
    ...checkRanges(given.ranges, subnet, field),
    ...checkHosts(given, subnet, field),
  ];
}

/** dnsmasq serves IPv6 in networks of 64 bits alone. */
function checkServed(
  { ranges, hosts, prefix }: NetworkAddress,
  { family }: Subnet,
  field: string,
): Problem[] {
  if (family === 'ipv4' || ranges.length + hosts.length === 0 || prefix === 64) return [];
  return [
    wrong(
      `${field}.prefix`,
      'Prefix',
      'DHCP for IPv6 works with a prefix of 64 alone.',
      'Write 64, or take the ranges and leases out.',
    ),
  ];
}

/** libvirt runs DHCP for one IPv4 and one IPv6 network each. */
function checkOneServer(addresses: readonly NetworkAddress[]): Problem[] {
  const serving = addresses.flatMap(({ address, ranges, hosts }, at) => {
    const family = parseAddress(address)?.family;
    return family !== undefined && ranges.length + hosts.length > 0 ? [{ at, family }] : [];
  });
  return serving.flatMap(({ at, family }, index) =>
    serving.slice(0, index).some(before => before.family === family)
      ? [
          wrong(
            `addresses.${at}.ranges`,
            'DHCP',
            `libvirt serves DHCP for one ${family === 'ipv4' ? 'IPv4' : 'IPv6'} address of a network alone.`,
            'Take the ranges and leases of this one or of the other out.',
          ),
        ]
      : [],
  );
}

import type { DhcpHost, NetworkAddress } from '../../../contract/network-settings.ts';
import { contains, formatSubnet, parseAddress, type Subnet } from '../addresses.ts';
import { type Problem, repeated, unicastMac, write, wrong } from './problem.ts';

/** The most that libvirt takes in one range: util/virsocketaddr.c. */
const MOST = 65_536n;
/** Seconds; the least that dnsmasq takes. */
const SHORTEST_LEASE = 120;

export function checkRanges(ranges: NetworkAddress['ranges'], subnet: Subnet, field: string): Problem[] {
  const read: { readonly at: number; readonly first: bigint; readonly last: bigint }[] = [];
  const problems: Problem[] = [];
  for (const [at, { start, end, lease }] of ranges.entries()) {
    const here = `${field}.ranges.${at}`;
    const first = within(start, subnet, `${here}.start`, 'First address', problems);
    const last = within(end, subnet, `${here}.end`, 'Last address', problems);
    if (lease !== undefined && lease !== 0 && lease < SHORTEST_LEASE)
      problems.push(
        wrong(
          `${here}.lease`,
          'Lease time',
          'A lease lasts two minutes or longer, or for ever (0).',
          'Write 3600 for an hour.',
        ),
      );
    if (first === undefined || last === undefined) continue;
    if (first > last) {
      problems.push(
        wrong(
          `${here}.end`,
          'Last address',
          `${end} comes before ${start}.`,
          'Write the lower address first.',
        ),
      );
    } else if (last - first >= MOST) {
      problems.push(
        wrong(
          `${here}.end`,
          'Last address',
          'libvirt takes at most 65,536 addresses in one range.',
          'Write an end nearer to its start.',
        ),
      );
    } else read.push({ at, first, last });
  }
  for (const [index, { at, first, last }] of read.entries()) {
    const other = read.slice(0, index).find(before => before.first <= last && first <= before.last);
    if (other)
      problems.push(
        wrong(
          `${field}.ranges.${at}.start`,
          'First address',
          `It is in the range that begins with ${ranges[other.at]?.start ?? ''} already.`,
          'Let it begin after the end of that one, or take one of the two out.',
        ),
      );
  }
  return problems;
}

export function checkHosts({ address, hosts }: NetworkAddress, subnet: Subnet, field: string): Problem[] {
  const problems: Problem[] = [];
  const own = parseAddress(address)?.value;
  for (const [at, host] of hosts.entries()) {
    const here = `${field}.hosts.${at}`;
    problems.push(...checkHost(host, subnet, here));
    if (host.ip === undefined) continue;
    const value = within(host.ip, subnet, `${here}.ip`, 'Address', problems);
    if (value !== undefined && value === own)
      problems.push(
        wrong(
          `${here}.ip`,
          'Address',
          `${host.ip} is the host’s own.`,
          `Give another one in ${formatSubnet(subnet)}.`,
        ),
      );
  }
  const said = (host: DhcpHost | undefined) => host?.name ?? host?.mac ?? host?.id ?? 'another';
  for (const { at, first, key } of repeated(hosts, ({ mac }) => mac?.toLowerCase()))
    problems.push(
      wrong(
        `${field}.hosts.${at}.mac`,
        'MAC address',
        `${key} has a fixed lease already: ${hosts[first]?.ip ?? said(hosts[first])}.`,
        'Change that one, or take one of the two out.',
      ),
    );
  for (const { at, first, key } of repeated(hosts, ({ ip }) =>
    ip === undefined ? undefined : addressKey(ip),
  ))
    problems.push(
      wrong(
        `${field}.hosts.${at}.ip`,
        'Address',
        `${hosts[at]?.ip ?? key} is given to ${said(hosts[first])} already.`,
        `Give another one in ${formatSubnet(subnet)}.`,
      ),
    );
  for (const { at, first } of repeated(hosts, ({ name }) => name?.toLowerCase()))
    problems.push(
      wrong(
        `${field}.hosts.${at}.name`,
        'Name',
        `${hosts[first]?.mac ?? hosts[first]?.ip ?? 'Another'} has this name already.`,
        'Give each a name of its own, or none.',
      ),
    );
  return problems;
}

function checkHost({ mac, id, name, ip }: DhcpHost, subnet: Subnet, field: string): Problem[] {
  const { family } = subnet;
  if (mac !== undefined && family === 'ipv6')
    return [
      wrong(
        `${field}.mac`,
        'MAC address',
        'An IPv6 lease goes by the client’s DUID or name, not by a MAC.',
        'Leave it empty and write the DUID, such as 0:1:0:1:18:aa:62:fe:0:16:3e:44:55:66.',
      ),
    ];
  if (mac !== undefined && unicastMac(mac) === undefined)
    return [wrong(`${field}.mac`, 'MAC address', `“${mac}” is no MAC address of one card.`, write.mac)];
  if (mac === undefined && id === undefined && name === undefined)
    return [
      wrong(
        `${field}.mac`,
        'MAC address',
        'It is not said whose lease it is.',
        'Write a MAC address such as 52:54:00:12:34:56, a client id or a name.',
      ),
    ];
  if (ip === undefined && (family === 'ipv6' || name === undefined))
    return [
      wrong(
        `${field}.ip`,
        'Address',
        'It is not said which address it always gets.',
        `Write one in ${formatSubnet(subnet)}.`,
      ),
    ];
  if (name !== undefined && !/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(name))
    return [
      wrong(
        `${field}.name`,
        'Name',
        `“${name}” is no name of a computer.`,
        'Write letters, digits and dashes, such as web-1.',
      ),
    ];
  return [];
}

const addressKey = (text: string): string => String(parseAddress(text)?.value ?? text);

function within(
  text: string,
  subnet: Subnet,
  field: string,
  label: string,
  problems: Problem[],
): bigint | undefined {
  const parsed = parseAddress(text);
  const reason =
    parsed === undefined
      ? `“${text}” is no IP address.`
      : contains(subnet, parsed)
        ? subnet.family === 'ipv4' && (parsed.value === subnet.first || parsed.value === subnet.last)
          ? `${text} is the network’s own or its broadcast address.`
          : undefined
        : `${text} is outside of ${formatSubnet(subnet)}.`;
  if (reason === undefined) return parsed?.value;
  const remedy =
    parsed === undefined
      ? write.address
      : `Write one between the first and the last of ${formatSubnet(subnet)}.`;
  problems.push(wrong(field, label, reason, remedy));
  return undefined;
}

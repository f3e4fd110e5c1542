import type { NetworkAddress } from '../../contract/network-settings.ts';
import type { Network } from '../../libvirt-xml/documents/network.ts';
import { maskOfPrefix, parseAddress } from './addresses.ts';
import { readAddress } from './read-settings.ts';
import { dropEmpty, syncList } from './sync-list.ts';

const hostKey = (host: {
  mac?: string | undefined;
  id?: string | undefined;
  name?: string | undefined;
}): string => (host.mac ?? host.id ?? host.name ?? '').toLowerCase();

type Ip = Network['ips']['items'][number];

/** Fills one address of the host, and what its DHCP server gives away. */
export function writeAddress(ip: Ip, wanted: NetworkAddress): void {
  const before = ip.element && readAddress(ip);
  ip.address = wanted.address;
  if (parseAddress(wanted.address)?.family === 'ipv6') ip.family = 'ipv6';
  else if (ip.family === 'ipv6') ip.family = undefined;
  if (before?.prefix !== wanted.prefix || before.address !== wanted.address) {
    const byMask = ip.netmask !== undefined && ip.family !== 'ipv6' && wanted.prefix <= 32;
    ip.netmask = byMask ? maskOfPrefix(wanted.prefix) : undefined;
    ip.prefix = byMask ? undefined : wanted.prefix;
  }
  ip.tftpRoot = wanted.tftpRoot;
  syncList(
    ip.ranges,
    wanted.ranges,
    ({ start, end }) => `${start} ${end}`,
    ({ start, end }) => `${start ?? ''} ${end ?? ''}`,
    (element, { start, end, lease }) => {
      const same = before?.ranges.some(
        each => each.start === start && each.end === end && each.lease === lease,
      );
      element.start = start;
      element.end = end;
      if (same === true) return;
      element.lease = lease;
      element.leaseUnit = lease === undefined ? undefined : 'seconds';
    },
  );
  syncList(ip.hosts, wanted.hosts, hostKey, hostKey, (element, { mac, id, name, ip: address }) => {
    element.mac = mac;
    element.id = id;
    element.name = name;
    element.ip = address;
  });
  ip.bootFile = wanted.bootFile;
  ip.bootServer = wanted.bootServer;
  dropEmpty(ip.element, 'dhcp');
}

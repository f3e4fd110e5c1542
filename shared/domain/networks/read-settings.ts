import type {
  NetworkAddress,
  NetworkMode,
  NetworkSettings,
  PortGroup,
  Rate,
  Vlan,
} from '../../contract/network-settings.ts';
import { guestNameSchema } from '../../contract/values.ts';
import type { Network } from '../../libvirt-xml/documents/network.ts';
import { parseAddress, prefixOfMask } from './addresses.ts';
import { booleanOf, numberOf, present } from './present.ts';

type Bandwidth = Network['bandwidth'];

/** A document as people edit it. */
export function readSettings(view: Network): NetworkSettings {
  const { forward } = view;
  return {
    // A document that libvirt gave has a name that libvirt takes.
    name: (view.name ?? '') as ReturnType<typeof guestNameSchema.parse>,
    mode: readMode(view),
    devices: readDevices(view),
    addresses: view.ips.items.map(readAddress),
    dns: readDns(view),
    routes: view.routes.items.map(({ address, gateway, metric, prefix, netmask }) => ({
      address: address ?? '',
      prefix: readPrefix(address, prefix, netmask),
      gateway: gateway ?? '',
      ...present({ metric: numberOf(metric) }),
    })),
    portGroups: view.portGroups.items.map(readPortGroup),
    ...readBandwidth(view.bandwidth),
    ...present({
      title: view.title,
      description: view.description,
      bridge: view.bridge,
      stp: booleanOf(view.stp),
      stpDelay: secondsOf(view.stpDelay),
      firewallZone: view.firewallZone,
      mac: view.mac,
      mtu: numberOf(view.mtu),
      domain: view.domain,
      domainLocalOnly: booleanOf(view.domainLocalOnly),
      ipv6WithoutAddress: booleanOf(view.ipv6),
      natIpv6: booleanOf(forward.natIpv6),
      natAddressStart: forward.natAddressStart,
      natAddressEnd: forward.natAddressEnd,
      natPortStart: numberOf(forward.natPortStart),
      natPortEnd: numberOf(forward.natPortEnd),
      vlan: readVlan(view.vlan),
      isolatePorts: booleanOf(view.isolatePorts),
      trustGuestRxFilters: booleanOf(view.trustGuestRxFilters),
    }),
  };
}

function readMode({ forward, bridge, virtualPort }: Network): NetworkMode {
  if (!forward.exists) return 'isolated';
  switch (forward.mode ?? 'nat') {
    case 'route':
      return 'route';
    case 'open':
      return 'open';
    case 'bridge':
      if (bridge === undefined) return 'macvtap-bridge';
      return virtualPort === 'openvswitch' ? 'openvswitch' : 'bridge';
    case 'vepa':
      return 'macvtap-vepa';
    case 'private':
      return 'macvtap-private';
    case 'passthrough':
      return 'macvtap-passthrough';
    case 'hostdev':
      return 'sriov';
    default:
      return 'nat';
  }
}

/** libvirt writes the first interface twice: as an attribute, and as an element. */
function readDevices({ forward }: Network): string[] {
  const { dev, physicalFunction, interfaces } = forward;
  if (physicalFunction !== undefined) return [physicalFunction];
  const listed = interfaces.items.flatMap(each => each.dev ?? []);
  return listed.length === 0 && dev !== undefined ? [dev] : listed;
}

export function readAddress(ip: Network['ips']['items'][number]): NetworkAddress {
  const { address = '', prefix, netmask, ranges, hosts } = ip;
  return {
    address,
    prefix: readPrefix(address, prefix, netmask),
    ranges: ranges.items.map(({ start = '', end = '', lease, leaseUnit }) => ({
      start,
      end,
      ...present({ lease: leaseSeconds(numberOf(lease), leaseUnit) }),
    })),
    hosts: hosts.items.map(({ mac, id, name, ip: given }) => present({ mac, id, name, ip: given })),
    ...present({ tftpRoot: ip.tftpRoot, bootFile: ip.bootFile, bootServer: ip.bootServer }),
  };
}

/** Without either libvirt takes the class of the address, or a single one. */
function readPrefix(
  address: string | undefined,
  prefix: number | string | undefined,
  netmask: string | undefined,
): number {
  const told = numberOf(prefix) ?? (netmask === undefined ? undefined : prefixOfMask(netmask));
  if (told !== undefined) return told;
  const parsed = parseAddress(address ?? '');
  if (parsed?.family !== 'ipv4') return 64;
  const first = parsed.value >> 24n;
  return first < 128n ? 8 : first < 192n ? 16 : 24;
}

const unitSeconds: Readonly<Record<string, number>> = { seconds: 1, minutes: 60, hours: 3600 };

const leaseSeconds = (lease: number | undefined, unit = 'minutes'): number | undefined =>
  lease === undefined ? undefined : lease * (unitSeconds[unit] ?? 60);

function secondsOf(text: string | undefined): number | undefined {
  const seconds = Number(text);
  return text !== undefined && Number.isInteger(seconds) && seconds >= 0 ? seconds : undefined;
}

function readDns(view: Network): NetworkSettings['dns'] {
  return {
    ...present({ enabled: booleanOf(view.dns), forwardPlainNames: booleanOf(view.forwardPlainNames) }),
    forwarders: view.forwarders.items.map(({ domain, address }) => present({ domain, address })),
    hosts: view.dnsHosts.items.map(({ ip = '', names }) => ({
      ip,
      names: names.items.flatMap(({ name }) => name ?? []),
    })),
    texts: view.dnsTexts.items.map(({ name = '', value = '' }) => ({ name, value })),
    services: view.dnsServices.items.map(
      ({ service = '', protocol = '', domain, target, port, priority, weight }) => ({
        service,
        protocol,
        ...present({
          domain,
          target,
          port: numberOf(port),
          priority: numberOf(priority),
          weight: numberOf(weight),
        }),
      }),
    ),
  };
}

function readPortGroup(group: Network['portGroups']['items'][number]): PortGroup {
  return {
    name: group.name ?? '',
    ...readBandwidth(group.bandwidth),
    ...present({
      isDefault: booleanOf(group.isDefault),
      isolated: booleanOf(group.isolated),
      vlan: readVlan(group.vlan),
    }),
  };
}

function readBandwidth(view: Bandwidth): { inbound?: Rate; outbound?: Rate } {
  const inbound = rateOf(view.inboundAverage, view.inboundPeak, view.inboundBurst);
  const outbound = rateOf(view.outboundAverage, view.outboundPeak, view.outboundBurst);
  return present({ inbound, outbound });
}

type Figure = number | string | undefined;

function rateOf(average: Figure, peak: Figure, burst: Figure): Rate | undefined {
  const rate = present({ average: numberOf(average), peak: numberOf(peak), burst: numberOf(burst) });
  return Object.keys(rate).length === 0 ? undefined : rate;
}

const nativeModes = ['tagged', 'untagged'] as const;

function readVlan(view: Network['vlan']): Vlan | undefined {
  if (!view.exists) return undefined;
  return {
    tags: view.tags.items.map(({ id, nativeMode }) => ({
      id: numberOf(id) ?? 0,
      ...present({ native: nativeModes.find(word => word === nativeMode) }),
    })),
    ...present({ trunk: booleanOf(view.trunk) }),
  };
}

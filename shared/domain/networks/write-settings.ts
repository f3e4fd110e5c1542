import type { NetworkAddress, NetworkSettings } from '../../contract/network-settings.ts';
import type { Network } from '../../libvirt-xml/documents/network.ts';
import { parseAddress } from './addresses.ts';
import { modeOf, takes } from './modes.ts';
import { readSettings } from './read-settings.ts';
import { syncList } from './sync-list.ts';
import { writeAddress } from './write-address.ts';
import { writeBandwidth, writeVlan } from './write-rates.ts';
import { writeDns } from './write-dns.ts';

/**
 * Writes settings into a document: what they say becomes so, what the mode cannot have is taken out, and what no
 * setting stands for stays as it is.
 */
export function writeSettings(view: Network, settings: NetworkSettings): void {
  const before = readSettings(view);
  // What stands in a document of the same mode is libvirt's to judge: a newer one takes more.
  const fit = before.mode === settings.mode ? settings : fitted(settings);
  view.name = fit.name;
  view.title = fit.title;
  view.description = fit.description;
  writeForward(view, before, fit);
  writeBridge(view, fit);
  view.domain = fit.domain;
  view.domainLocalOnly = fit.domain === undefined ? undefined : fit.domainLocalOnly;
  view.ipv6 = fit.ipv6WithoutAddress;
  view.trustGuestRxFilters = fit.trustGuestRxFilters;
  writeDns(view, fit.dns);
  writeVlan(view.vlan, fit.vlan);
  writeBandwidth(view.bandwidth, fit);
  view.isolatePorts = fit.isolatePorts;
  syncList(view.ips, fit.addresses, addressKey, ip => ip.address ?? '', writeAddress);
  syncList(view.routes, fit.routes, routeKey, routeKey, (element, { address, prefix, gateway, metric }) => {
    element.family = parseAddress(address)?.family === 'ipv6' ? 'ipv6' : element.family;
    element.address = address;
    element.netmask = undefined;
    element.prefix = prefix;
    element.gateway = gateway;
    element.metric = metric;
  });
  syncList(view.portGroups, fit.portGroups, nameKey, nameKey, (element, group) => {
    element.name = group.name;
    element.isDefault = group.isDefault;
    element.isolated = group.isolated;
    writeBandwidth(element.bandwidth, group);
    writeVlan(element.vlan, group.vlan);
  });
}

/** Without what its mode cannot have. */
export function fitted(settings: NetworkSettings): NetworkSettings {
  const has = (part: Parameters<typeof takes>[1]) => takes(settings.mode, part);
  const { on } = modeOf(settings.mode);
  const fit: Record<string, unknown> = { ...settings };
  const drop = (...names: (keyof NetworkSettings)[]) => names.forEach(name => delete fit[name]);
  if (!has('switch')) drop('stp', 'stpDelay', 'firewallZone', 'mac', 'mtu', 'ipv6WithoutAddress');
  if (!has('switch') && on !== 'host-bridge' && on !== 'ovs-bridge') drop('bridge');
  if (!has('nat')) drop('natIpv6', 'natAddressStart', 'natAddressEnd', 'natPortStart', 'natPortEnd');
  if (!has('dns')) drop('domain', 'domainLocalOnly');
  if (!has('bandwidth')) drop('inbound', 'outbound');
  if (!has('vlan')) drop('vlan');
  if (!has('isolation')) drop('isolatePorts');
  const portGroups = settings.portGroups.map(({ inbound, outbound, vlan, isolated, ...group }) => ({
    ...group,
    ...(has('bandwidth') && { ...(inbound && { inbound }), ...(outbound && { outbound }) }),
    ...(has('vlan') && vlan && { vlan }),
    ...(has('isolation') && isolated !== undefined && { isolated }),
  }));
  return {
    ...(fit as NetworkSettings),
    devices: on === 'nothing' || on.endsWith('bridge') ? [] : settings.devices,
    addresses: has('addresses') ? settings.addresses : [],
    routes: has('routes') ? settings.routes : [],
    dns: has('dns') ? settings.dns : { forwarders: [], hosts: [], texts: [], services: [] },
    portGroups,
  };
}

function writeForward(
  view: Network,
  before: NetworkSettings,
  { mode, devices, ...fit }: NetworkSettings,
): void {
  const { forward: word, on } = modeOf(mode);
  const { forward } = view;
  if (mode === 'openvswitch') view.virtualPort = 'openvswitch';
  else if (before.mode === 'openvswitch') view.virtualPort = undefined;
  if (word === undefined) return forward.remove();
  // A bare <forward/> means NAT already.
  if (!(forward.exists && before.mode === mode)) forward.mode = word;
  forward.natIpv6 = fit.natIpv6;
  forward.natAddressStart = fit.natAddressStart;
  forward.natAddressEnd = fit.natAddressEnd;
  forward.natPortStart = fit.natPortStart;
  forward.natPortEnd = fit.natPortEnd;
  forward.physicalFunction = on === 'functions' ? devices[0] : undefined;
  if (on === 'functions' && before.mode !== mode) forward.managed = true;
  if (before.mode === mode && String(before.devices) === String(devices)) return;
  const listed = on === 'functions' ? [] : devices;
  forward.dev = listed[0];
  syncList(
    forward.interfaces,
    listed,
    name => name,
    element => element.dev ?? '',
    (element, dev) => {
      element.dev = dev;
    },
  );
}

function writeBridge(view: Network, fit: NetworkSettings): void {
  view.bridge = fit.bridge;
  view.stp = fit.stp;
  view.stpDelay = fit.stpDelay === undefined ? undefined : String(fit.stpDelay);
  view.firewallZone = fit.firewallZone;
  view.mtu = fit.mtu;
  view.mac = fit.mac;
}

const addressKey = ({ address }: NetworkAddress): string => address;
const routeKey = ({ address, gateway }: { address?: string | undefined; gateway?: string | undefined }) =>
  `${address ?? ''} ${gateway ?? ''}`;
const nameKey = ({ name }: { name?: string | undefined }): string => name ?? '';

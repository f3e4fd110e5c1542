import { bandwidth, route, vlan } from '../devices/interface.ts';
import { int, mac, oneOf, onOff, text, uuid, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, value, view } from '../view/schema.ts';

const dhcpRange = defineView('range', {
  start: value('@start', text),
  end: value('@end', text),
  /** 0: for ever. */
  lease: value('lease/@expiry', int),
  /** Minutes where there is none. */
  leaseUnit: value('lease/@unit', oneOf('seconds', 'minutes', 'hours')),
});

const dhcpHost = defineView('host', {
  mac: value('@mac', mac),
  id: value('@id', text),
  name: value('@name', text),
  ip: value('@ip', text),
});

const ip = defineView('ip', {
  family: value('@family', oneOf('ipv4', 'ipv6')),
  address: value('@address', text),
  netmask: value('@netmask', text),
  prefix: value('@prefix', int),
  localPtr: value('@localPtr', yesNo),
  tftpRoot: value('tftp/@root', text),
  ranges: list('dhcp/range', dhcpRange),
  hosts: list('dhcp/host', dhcpHost),
  bootFile: value('dhcp/bootp/@file', text),
  bootServer: value('dhcp/bootp/@server', text),
});

const forwardInterface = defineView('interface', {
  dev: value('@dev', text),
  /** Cards of running guests on it. */
  connections: value('@connections', int),
});

const forward = defineView('forward', {
  mode: value('@mode', oneOf('nat', 'route', 'open', 'bridge', 'private', 'vepa', 'passthrough', 'hostdev')),
  dev: value('@dev', text),
  managed: value('@managed', yesNo),
  natIpv6: value('nat/@ipv6', yesNo),
  natAddressStart: value('nat/address/@start', text),
  natAddressEnd: value('nat/address/@end', text),
  natPortStart: value('nat/port/@start', int),
  natPortEnd: value('nat/port/@end', int),
  interfaces: list('interface', forwardInterface),
  physicalFunction: value('pf/@dev', text),
});

const portGroup = defineView('portgroup', {
  name: value('@name', text),
  isDefault: value('@default', yesNo),
  trustGuestRxFilters: value('@trustGuestRxFilters', yesNo),
  vlan: view('vlan', vlan),
  virtualPort: value('virtualport/@type', text),
  bandwidth: view('bandwidth', bandwidth),
  isolated: value('port/@isolated', yesNo),
});

const dnsName = defineView('hostname', { name: value('.', text) });
const dnsForwarder = defineView('forwarder', {
  domain: value('@domain', text),
  address: value('@addr', text),
});
const dnsText = defineView('txt', { name: value('@name', text), value: value('@value', text) });
const dnsService = defineView('srv', {
  service: value('@service', text),
  protocol: value('@protocol', text),
  domain: value('@domain', text),
  target: value('@target', text),
  port: value('@port', int),
  priority: value('@priority', int),
  weight: value('@weight', int),
});
const dnsHost = defineView('host', { ip: value('@ip', text), names: list('hostname', dnsName) });

/** https://libvirt.org/formatnetwork.html */
export const network = defineView(
  'network',
  {
    /** Interfaces of running guests that are connected. */
    connections: value('@connections', int),
    ipv6: value('@ipv6', yesNo),
    trustGuestRxFilters: value('@trustGuestRxFilters', yesNo),
    name: value('name', text),
    uuid: value('uuid', uuid),
    title: value('title', text),
    description: value('description', text),
    forward: view('forward', forward),
    bridge: value('bridge/@name', text),
    stp: value('bridge/@stp', onOff),
    /** Seconds. */
    stpDelay: value('bridge/@delay', text),
    firewallZone: value('bridge/@zone', text),
    macTableManager: value('bridge/@macTableManager', oneOf('kernel', 'libvirt')),
    mtu: value('mtu/@size', int),
    mac: value('mac/@address', mac),
    domain: value('domain/@name', text),
    domainLocalOnly: value('domain/@localOnly', yesNo),
    dns: value('dns/@enable', yesNo),
    forwardPlainNames: value('dns/@forwardPlainNames', yesNo),
    forwarders: list('dns/forwarder', dnsForwarder),
    dnsTexts: list('dns/txt', dnsText),
    dnsServices: list('dns/srv', dnsService),
    dnsHosts: list('dns/host', dnsHost),
    vlan: view('vlan', vlan),
    bandwidth: view('bandwidth', bandwidth),
    isolatePorts: value('port/@isolated', yesNo),
    ips: list('ip', ip),
    routes: list('route', route),
    virtualPort: value('virtualport/@type', text),
    portGroups: list('portgroup', portGroup),
  },
  [
    'name',
    'uuid',
    'title',
    'description',
    'metadata',
    'forward',
    'bridge',
    'mtu',
    'mac',
    'domain',
    'dns',
    'vlan',
    'bandwidth',
    'port',
    'ip',
    'route',
    'virtualport',
    'portgroup',
  ],
);
export type Network = ViewOf<typeof network>;

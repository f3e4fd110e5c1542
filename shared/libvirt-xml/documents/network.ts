import { int, mac, oneOf, onOff, text, uuid, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, value, view } from '../view/schema.ts';

const dhcpRange = defineView('range', { start: value('@start', text), end: value('@end', text) });

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

const forward = defineView('forward', {
  mode: value('@mode', oneOf('nat', 'route', 'open', 'bridge', 'private', 'vepa', 'passthrough', 'hostdev')),
  dev: value('@dev', text),
  managed: value('@managed', yesNo),
  natPortStart: value('nat/port/@start', int),
  natPortEnd: value('nat/port/@end', int),
  physicalFunction: value('pf/@dev', text),
});

const portGroup = defineView('portgroup', {
  name: value('@name', text),
  isDefault: value('@default', yesNo),
});

const dnsName = defineView('hostname', { name: value('.', text) });
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
    mtu: value('mtu/@size', int),
    mac: value('mac/@address', mac),
    domain: value('domain/@name', text),
    domainLocalOnly: value('domain/@localOnly', yesNo),
    dns: value('dns/@enable', yesNo),
    dnsHosts: list('dns/host', dnsHost),
    virtualPort: value('virtualport/@type', text),
    portGroups: list('portgroup', portGroup),
    ips: list('ip', ip),
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

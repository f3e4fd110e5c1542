import { int, mac, oneOf, text, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, value, view } from '../view/schema.ts';
import { address, hostAddress } from './address.ts';

const guestAddress = defineView('ip', {
  address: value('@address', text),
  family: value('@family', oneOf('ipv4', 'ipv6')),
  prefix: value('@prefix', int),
});

const portRange = defineView('range', {
  /** On the host. */
  start: value('@start', int),
  /** The last one; absent for a single port. */
  end: value('@end', int),
  /** The guest's port for `start`; absent for the same one. */
  to: value('@to', int),
  exclude: value('@exclude', yesNo),
});

const portForward = defineView('portForward', {
  proto: value('@proto', oneOf('tcp', 'udp')),
  address: value('@address', text),
  dev: value('@dev', text),
  ranges: list('range', portRange),
});

const vlanTag = defineView('tag', {
  id: value('@id', int),
  nativeMode: value('@nativeMode', oneOf('tagged', 'untagged')),
});

const vlan = defineView('vlan', { trunk: value('@trunk', yesNo), tags: list('tag', vlanTag) });

const route = defineView('route', {
  family: value('@family', oneOf('ipv4', 'ipv6')),
  address: value('@address', text),
  netmask: value('@netmask', text),
  prefix: value('@prefix', int),
  gateway: value('@gateway', text),
  metric: value('@metric', int),
});

const bandwidth = defineView('bandwidth', {
  /** Kilobytes a second. */
  inboundAverage: value('inbound/@average', int),
  inboundPeak: value('inbound/@peak', int),
  /** Kilobytes. */
  inboundBurst: value('inbound/@burst', int),
  outboundAverage: value('outbound/@average', int),
  outboundPeak: value('outbound/@peak', int),
  outboundBurst: value('outbound/@burst', int),
});

/** https://libvirt.org/formatdomain.html#network-interfaces */
export const netInterface = defineView('interface', {
  type: value(
    '@type',
    oneOf(
      'network',
      'bridge',
      'user',
      'direct',
      'hostdev',
      'ethernet',
      'vhostuser',
      'vdpa',
      'internal',
      'udp',
    ),
  ),
  managed: value('@managed', yesNo),
  mac: value('mac/@address', mac),
  network: value('source/@network', text),
  portGroup: value('source/@portgroup', text),
  portId: value('source/@portid', text),
  bridge: value('source/@bridge', text),
  dev: value('source/@dev', text),
  mode: value('source/@mode', oneOf('bridge', 'vepa', 'private', 'passthrough', 'server', 'client')),
  sourceType: value('source/@type', text),
  sourcePath: value('source/@path', text),
  sourceAddress: view('source/address', hostAddress),
  virtualPort: value('virtualport/@type', text),
  addresses: list('ip', guestAddress),
  /** Of LXC. */
  routes: list('route', route),
  target: value('target/@dev', text),
  model: value(
    'model/@type',
    oneOf('virtio', 'e1000e', 'e1000', 'rtl8139', 'vmxnet3', 'netfront', 'igb', 'usb-net'),
  ),
  driver: value('driver/@name', oneOf('vhost', 'qemu', 'vfio')),
  queues: value('driver/@queues', int),
  /** What carries a user-mode network: slirp inside QEMU, or passt. */
  backend: value('backend/@type', oneOf('default', 'passt')),
  backendLog: value('backend/@logFile', text),
  portForwards: list('portForward', portForward),
  filter: value('filterref/@filter', text),
  vlan: view('vlan', vlan),
  linkState: value('link/@state', oneOf('up', 'down')),
  mtu: value('mtu/@size', int),
  bandwidth: view('bandwidth', bandwidth),
  bootOrder: value('boot/@order', int),
  rom: value('rom/@file', text),
  alias: value('alias/@name', text),
  address: view('address', address),
});
export type NetInterface = ViewOf<typeof netInterface>;

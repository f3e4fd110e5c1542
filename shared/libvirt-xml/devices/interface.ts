import { hex, int, long, mac, oneOf, onOff, text, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, value, view } from '../view/schema.ts';
import { hostAddress } from './address.ts';
import { place, rom, virtioOptions } from './place.ts';

export const guestAddress = defineView('ip', {
  address: value('@address', text),
  family: value('@family', oneOf('ipv4', 'ipv6')),
  prefix: value('@prefix', int),
  /** The other end of a point-to-point link. */
  peer: value('@peer', text),
});

const portForward = defineView('portForward', {
  proto: value('@proto', oneOf('tcp', 'udp')),
  address: value('@address', text),
  dev: value('@dev', text),
  /** On the host. A second range of the same element is left to the generic list; libvirt takes one for each. */
  start: value('range/@start', int),
  /** The last one; absent for a single port. */
  end: value('range/@end', int),
  /** The guest's port for `start`; absent for the same one. */
  to: value('range/@to', int),
  exclude: value('range/@exclude', yesNo),
});

const vlanTag = defineView('tag', {
  id: value('@id', int),
  nativeMode: value('@nativeMode', oneOf('tagged', 'untagged')),
});

export const vlan = defineView('vlan', { trunk: value('@trunk', yesNo), tags: list('tag', vlanTag) });

export const route = defineView('route', {
  family: value('@family', oneOf('ipv4', 'ipv6')),
  address: value('@address', text),
  netmask: value('@netmask', text),
  prefix: value('@prefix', int),
  gateway: value('@gateway', text),
  metric: value('@metric', int),
});

const filterParameter = defineView('parameter', { name: value('@name', text), value: value('@value', text) });

/** What the port of a switch is told: https://libvirt.org/formatnetwork.html. */
const virtualPortParameters = {
  virtualPort: value('virtualport/@type', oneOf('openvswitch', 'midonet', '802.1Qbg', '802.1Qbh')),
  virtualPortManager: value('virtualport/parameters/@managerid', text),
  virtualPortTypeId: value('virtualport/parameters/@typeid', text),
  virtualPortTypeVersion: value('virtualport/parameters/@typeidversion', text),
  virtualPortInstance: value('virtualport/parameters/@instanceid', text),
  virtualPortProfile: value('virtualport/parameters/@profileid', text),
  virtualPortInterface: value('virtualport/parameters/@interfaceid', text),
} as const;

/** What the host's end, and the guest's, does for the other. */
const offloads = defineView('host', {
  checksum: value('@csum', onOff),
  gso: value('@gso', onOff),
  tso4: value('@tso4', onOff),
  tso6: value('@tso6', onOff),
  ecn: value('@ecn', onOff),
  ufo: value('@ufo', onOff),
  mergeableBuffers: value('@mrg_rxbuf', onOff),
});
const guestOffloads = defineView('guest', {
  checksum: value('@csum', onOff),
  tso4: value('@tso4', onOff),
  tso6: value('@tso6', onOff),
  ecn: value('@ecn', onOff),
  ufo: value('@ufo', onOff),
});

export const bandwidth = defineView('bandwidth', {
  /** The class of the shaper, of a running guest. */
  classId: value('@classID', int),
  /** Kilobytes a second. */
  inboundAverage: value('inbound/@average', int),
  inboundPeak: value('inbound/@peak', int),
  /** Kilobytes. */
  inboundBurst: value('inbound/@burst', int),
  /** Guaranteed, kilobytes a second. */
  inboundFloor: value('inbound/@floor', int),
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
      'server',
      'client',
      'mcast',
      'vds',
      'null',
    ),
  ),
  /** The guest may change what it receives. */
  trustGuestRxFilters: value('@trustGuestRxFilters', yesNo),
  managed: value('@managed', yesNo),
  mac: value('mac/@address', mac),
  /** Of VMware. */
  macType: value('mac/@type', oneOf('generated', 'static')),
  macCheck: value('mac/@check', yesNo),
  network: value('source/@network', text),
  portGroup: value('source/@portgroup', text),
  portId: value('source/@portid', text),
  bridge: value('source/@bridge', text),
  dev: value('source/@dev', text),
  mode: value('source/@mode', oneOf('bridge', 'vepa', 'private', 'passthrough', 'server', 'client')),
  sourceType: value('source/@type', text),
  sourcePath: value('source/@path', text),
  sourceName: value('source/@name', text),
  sourceHost: value('source/@address', text),
  sourcePort: value('source/@port', int),
  localHost: value('source/local/@address', text),
  localPort: value('source/local/@port', int),
  /** Of VMware's distributed switches. */
  switchId: value('source/@switchid', text),
  switchPortGroup: value('source/@portgroupid', text),
  connectionId: value('source/@connectionid', text),
  macTableManager: value('source/@macTableManager', oneOf('kernel', 'libvirt')),
  sourceMissing: value('source/@missing', text),
  reconnect: value('source/reconnect/@enabled', yesNo),
  reconnectSeconds: value('source/reconnect/@timeout', int),
  /** The host's end of a link to the guest. */
  hostAddresses: list('source/ip', guestAddress),
  hostRoutes: list('source/route', route),
  sourceVendor: value('source/vendor/@id', hex(4)),
  sourceProduct: value('source/product/@id', hex(4)),
  sourceAddress: view('source/address', hostAddress),
  ...virtualPortParameters,
  addresses: list('ip', guestAddress),
  /** Of LXC. */
  routes: list('route', route),
  script: value('script/@path', text),
  downScript: value('downscript/@path', text),
  backendDomain: value('backenddomain/@name', text),
  target: value('target/@dev', text),
  targetManaged: value('target/@managed', yesNo),
  /** Its name in a container. */
  guestDev: value('guest/@dev', text),
  guestActualDev: value('guest/@actual', text),
  model: value(
    'model/@type',
    oneOf('virtio', 'e1000e', 'e1000', 'rtl8139', 'vmxnet3', 'netfront', 'igb', 'usb-net'),
  ),
  driver: value('driver/@name', oneOf('vhost', 'qemu', 'vfio')),
  transmitMode: value('driver/@txmode', oneOf('iothread', 'timer')),
  queues: value('driver/@queues', int),
  receiveQueueSize: value('driver/@rx_queue_size', int),
  transmitQueueSize: value('driver/@tx_queue_size', int),
  ioEventFd: value('driver/@ioeventfd', onOff),
  eventIndex: value('driver/@event_idx', onOff),
  ...virtioOptions,
  rss: value('driver/@rss', onOff),
  rssHashReport: value('driver/@rss_hash_report', onOff),
  hostOffloads: view('driver/host', offloads),
  guestOffloads: view('driver/guest', guestOffloads),
  /** What carries a user-mode network: slirp inside QEMU, or passt. */
  backend: value('backend/@type', oneOf('default', 'passt')),
  backendTap: value('backend/@tap', text),
  backendVhost: value('backend/@vhost', text),
  backendHostname: value('backend/@hostname', text),
  backendFqdn: value('backend/@fqdn', text),
  backendLog: value('backend/@logFile', text),
  portForwards: list('portForward', portForward),
  filter: value('filterref/@filter', text),
  filterParameters: list('filterref/parameter', filterParameter),
  vlan: view('vlan', vlan),
  linkState: value('link/@state', oneOf('up', 'down')),
  /** Packets that are handed on together. */
  coalesceFrames: value('coalesce/rx/frames/@max', int),
  /** Bytes that the TAP device holds. */
  sendBuffer: value('tune/sndbuf', long),
  isolated: value('port/@isolated', yesNo),
  teaming: value('teaming/@type', oneOf('persistent', 'transient')),
  teamingPersistent: value('teaming/@persistent', text),
  mtu: value('mtu/@size', int),
  bandwidth: view('bandwidth', bandwidth),
  bootOrder: value('boot/@order', int),
  loadParameter: value('boot/@loadparm', text),
  ...rom,
  ...place,
});
export type NetInterface = ViewOf<typeof netInterface>;

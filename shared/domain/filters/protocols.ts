import type { FieldTypeName } from './field-types.ts';

/** What of a packet a rule can look at: an attribute of its protocol's element. */
export interface FilterField {
  readonly name: string;
  readonly label: string;
  readonly type: FieldTypeName;
  /** Behind “More”: what few rules have. */
  readonly rare?: boolean;
}

export interface FilterProtocol {
  /** The element: `tcp`, `icmpv6`, `mac` … */
  readonly id: string;
  readonly label: string;
  readonly group: 'Ethernet' | 'IPv4' | 'IPv6';
  /** One sentence: which packets it is about. */
  readonly what: string;
  readonly fields: readonly FilterField[];
}

const field = (name: string, label: string, type: FieldTypeName): FilterField => ({ name, label, type });
const rare = (...fields: readonly FilterField[]) => fields.map(each => ({ ...each, rare: true }));

const comment = rare(field('comment', 'Comment', 'comment'));
const sourceMac = [field('srcmacaddr', 'Source MAC', 'mac')];
const sourceMacMask = [...sourceMac, ...rare(field('srcmacmask', 'Source MAC mask', 'macMask'))];
const macs = [
  ...sourceMacMask,
  field('dstmacaddr', 'Destination MAC', 'mac'),
  ...rare(field('dstmacmask', 'Destination MAC mask', 'macMask')),
];
const ports = [
  field('dstportstart', 'Destination port', 'port'),
  field('dstportend', 'Up to port', 'port'),
  ...rare(field('srcportstart', 'Source port', 'port'), field('srcportend', 'Up to source port', 'port')),
];

function addresses(ip: 'ipv4' | 'ipv6'): FilterField[] {
  const mask = ip === 'ipv4' ? 'mask4' : 'mask6';
  return [
    field('srcipaddr', 'Source address', ip),
    field('srcipmask', 'Source mask', mask),
    field('dstipaddr', 'Destination address', ip),
    field('dstipmask', 'Destination mask', mask),
  ];
}

function ranges(ip: 'ipv4' | 'ipv6'): FilterField[] {
  return rare(
    field('srcipfrom', 'Sources from', ip),
    field('srcipto', 'Sources to', ip),
    field('dstipfrom', 'Destinations from', ip),
    // Of an IPv6 range libvirt reads the end as an IPv4 address, and refuses it (nwfilter_conf.c, 9.0).
    ...(ip === 'ipv4' ? [field('dstipto', 'Destinations to', ip)] : []),
    field('dscp', 'DSCP', 'sixBits'),
    field('connlimit-above', 'Connections above', 'word'),
    field('state', 'Connection state', 'state'),
  );
}

const icmp = [field('type', 'Type', 'byte'), field('code', 'Code', 'byte')];
/** libvirt drops them without a word from rules of any other protocol. */
const sets = rare(field('ipset', 'ipset', 'setName'), field('ipsetflags', 'ipset looks at', 'setFlags'));
/** Over IPv6 libvirt drops them, too. */
const tcpFlags = rare(field('flags', 'TCP flags', 'tcpFlags'));

/** One of the protocols that iptables follows, for both families. */
function followed(
  id: string,
  label: string,
  what: string,
  own: readonly FilterField[] = [],
  after: readonly FilterField[] = [],
): FilterProtocol[] {
  const make = (ip: 'ipv4' | 'ipv6', element: string): FilterProtocol => ({
    id: element,
    label: ip === 'ipv6' ? `${label} over IPv6` : label,
    group: ip === 'ipv6' ? 'IPv6' : 'IPv4',
    what,
    fields: [
      ...own,
      ...addresses(ip),
      ...rare(...sourceMac),
      ...ranges(ip),
      ...(ip === 'ipv6' && after === tcpFlags ? [] : after),
      ...comment,
    ],
  });
  return [make('ipv4', id), make('ipv6', id === 'icmp' ? 'icmpv6' : `${id}-ipv6`)];
}

const arpFields = [
  field('opcode', 'Operation', 'opcode'),
  field('arpsrcmacaddr', 'Says its MAC is', 'mac'),
  field('arpsrcipaddr', 'Says its address is', 'ipv4'),
  field('arpdstmacaddr', 'Asked MAC', 'mac'),
  field('arpdstipaddr', 'Asked address', 'ipv4'),
  ...macs,
  ...rare(
    field('gratuitous', 'Gratuitous', 'yesNo'),
    field('hwtype', 'Hardware type', 'word'),
    field('protocoltype', 'Protocol type', 'word'),
  ),
  ...comment,
];

function stpFields(): FilterField[] {
  const range = (name: string, label: string, type: FieldTypeName) => [
    field(name, label, type),
    field(`${name}-hi`, `to ${label.toLowerCase()}`, type),
  ];
  return [
    ...sourceMacMask,
    field('type', 'Type', 'byte'),
    field('flags', 'Flags', 'byte'),
    ...rare(
      ...range('root-priority', 'Root priority', 'word'),
      field('root-address', 'Root address', 'mac'),
      field('root-address-mask', 'Root address mask', 'macMask'),
      ...range('root-cost', 'Root cost', 'long'),
      ...range('sender-priority', 'Sender priority', 'word'),
      field('sender-address', 'Sender address', 'mac'),
      field('sender-address-mask', 'Sender address mask', 'macMask'),
      ...range('port', 'Port', 'word'),
      ...range('age', 'Age', 'word'),
      ...range('max-age', 'Maximum age', 'word'),
      ...range('hello-time', 'Hello time', 'word'),
      ...range('forward-delay', 'Forward delay', 'word'),
    ),
    ...comment,
  ];
}

/** Every protocol of https://libvirt.org/formatnwfilter.html#supported-protocols. */
export const protocols: readonly FilterProtocol[] = [
  ...followed('tcp', 'TCP', 'TCP connections.', ports, tcpFlags),
  ...followed('udp', 'UDP', 'UDP packets.', ports),
  ...followed('icmp', 'ICMP', 'Ping and messages of routers.', icmp),
  ...followed('all', 'Any protocol', 'Every packet of the family.', [], sets),
  ...followed('sctp', 'SCTP', 'SCTP associations.', ports),
  ...followed('udplite', 'UDP-Lite', 'UDP-Lite packets.'),
  ...followed('esp', 'ESP', 'IPsec, encrypted.'),
  ...followed('ah', 'AH', 'IPsec, authenticated.'),
  ...followed('igmp', 'IGMP', 'Membership of multicast groups.').slice(0, 1),
  {
    id: 'ip',
    label: 'IPv4 packet',
    group: 'IPv4',
    what: 'Single packets, without following connections.',
    fields: [
      field('protocol', 'Protocol', 'ipProtocol'),
      ...addresses('ipv4'),
      ...ports,
      ...rare(...macs, field('dscp', 'DSCP', 'sixBits')),
      ...comment,
    ],
  },
  {
    id: 'ipv6',
    label: 'IPv6 packet',
    group: 'IPv6',
    what: 'Single packets, without following connections.',
    fields: [
      field('protocol', 'Protocol', 'ipProtocol'),
      ...addresses('ipv6'),
      ...ports,
      ...rare(
        ...macs,
        field('type', 'ICMPv6 type', 'byte'),
        field('typeend', 'to type', 'byte'),
        field('code', 'ICMPv6 code', 'byte'),
        field('codeend', 'to code', 'byte'),
      ),
      ...comment,
    ],
  },
  {
    id: 'mac',
    label: 'Ethernet frame',
    group: 'Ethernet',
    what: 'Frames by their addresses and what they carry.',
    fields: [field('protocolid', 'Carries', 'etherType'), ...macs, ...comment],
  },
  {
    id: 'vlan',
    label: 'VLAN frame',
    group: 'Ethernet',
    what: 'Frames with a VLAN tag.',
    fields: [
      field('vlanid', 'VLAN', 'vlan'),
      field('encap-protocol', 'Carries', 'etherType'),
      ...macs,
      ...comment,
    ],
  },
  { id: 'arp', label: 'ARP', group: 'Ethernet', what: 'Who has which IPv4 address.', fields: arpFields },
  { id: 'rarp', label: 'RARP', group: 'Ethernet', what: 'ARP the other way round.', fields: arpFields },
  {
    id: 'stp',
    label: 'Spanning tree',
    group: 'Ethernet',
    what: 'Messages of bridges; from a guest they are rarely wanted.',
    fields: stpFields(),
  },
];

export const protocolOf = (id: string): FilterProtocol | undefined => protocols.find(each => each.id === id);

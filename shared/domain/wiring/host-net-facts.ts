/**
 * Raw facts about the network of one Linux host, as its files and ip(8) tell them. No verdicts here. What was not
 * told is missing.
 */
export interface HostNetFacts {
  /** By name; the loopback too. */
  readonly links: readonly HostLink[];
  /** Of the main table, in the kernel's order. */
  readonly routes: readonly HostRoute[];
  /** False: the host has no ip(8) that speaks JSON, so IPv4 addresses are not known. */
  readonly addressesKnown: boolean;
}

/**
 * `physical`: a card, or what stands for one, such as a virtual function or a virtio card. `tap`: a guest's end is
 * behind it. `macvtap` and `macvlan` stand on another link. `openvswitch`: a switch's own port.
 */
const LINK_KINDS = [
  'physical',
  'bridge',
  'bond',
  'team',
  'vlan',
  'macvlan',
  'macvtap',
  'tap',
  'tun',
  'veth',
  'openvswitch',
  'loopback',
  'other',
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** One interface of a host: ip-link(8), Documentation/ABI/testing/sysfs-class-net of the kernel. */
export interface HostLink {
  readonly name: string;
  readonly kind: LinkKind;
  readonly index?: number;
  /** Lower case; of a member of a bond, the one it has now. */
  readonly mac?: string;
  readonly mtu?: number;
  /** It is switched on; says nothing of its cable. */
  readonly up: boolean;
  /** A cable, or the other end, is there; missing while it is switched off. */
  readonly carrier?: boolean;
  /** Mbit/s, where a cable is in and the driver knows. */
  readonly speed?: number;
  readonly wireless: boolean;
  readonly driver?: string;
  /** Of the device it is: `0000:03:00.0`. */
  readonly pci?: string;
  /** It is a virtual function: the PCI address of its physical one. */
  readonly physicalFunction?: string;
  /** PCI addresses of its virtual functions, whoever has them. */
  readonly functions?: readonly string[];
  /** The bridge, bond or team that it is a member of. */
  readonly master?: string;
  /** What it stands on: members of a bridge or bond, the link below a VLAN or macvtap. */
  readonly over: readonly string[];
  readonly vlan?: number;
  /** bonding(4)’s name of the mode, such as `active-backup`. */
  readonly bondMode?: string;
  readonly stp?: boolean;
  /** A bridge that keeps VLANs apart. */
  readonly vlanFiltering?: boolean;
  readonly addresses: readonly HostAddress[];
}

export interface HostAddress {
  readonly family: 'ipv4' | 'ipv6';
  readonly address: string;
  readonly prefix: number;
  /** By DHCP or router advertisements: it runs out unless it is renewed. Missing: not told. */
  readonly dynamic?: boolean;
  readonly scope?: 'global' | 'link' | 'host' | 'site';
}

export interface HostRoute {
  readonly family: 'ipv4' | 'ipv6';
  /** `0.0.0.0` or `::` with prefix 0: the default route. */
  readonly destination: string;
  readonly prefix: number;
  /** Missing: it is reached without one. */
  readonly gateway?: string;
  readonly link: string;
  readonly metric: number;
}

/** Bytes and packets since the link was made, of /proc/net/dev. */
export interface LinkCounters {
  readonly name: string;
  readonly rxBytes: number;
  readonly txBytes: number;
  readonly rxPackets: number;
  readonly txPackets: number;
  /** Errors and drops of both ways together. */
  readonly troubles: number;
}

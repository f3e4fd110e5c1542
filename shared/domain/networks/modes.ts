import type { NetworkMode } from '../../contract/network-settings.ts';

/** Groups of settings; which of them a mode can have is libvirt's rule (network/bridge_driver.c, networkValidate). */
export type Part =
  | 'addresses'
  | 'dns'
  | 'routes'
  | 'nat'
  | 'bandwidth'
  | 'vlan'
  | 'isolation'
  | 'switch'
  | 'port-groups';

export interface Mode {
  readonly id: NetworkMode;
  readonly label: string;
  readonly group: 'Switch of its own' | 'The host’s network' | 'Cards of the host';
  /** Who reaches whom, in one or two sentences. */
  readonly what: string;
  /** `<forward mode>`; missing: no forward at all. */
  readonly forward?: 'nat' | 'route' | 'open' | 'bridge' | 'vepa' | 'private' | 'passthrough' | 'hostdev';
  /** What of the host it hangs on. */
  readonly on: 'nothing' | 'any-interface' | 'host-bridge' | 'ovs-bridge' | 'interfaces' | 'functions';
  readonly takes: readonly Part[];
  /** libvirt starts none of these without an address of the host. */
  readonly needsAddress?: boolean;
  /** The host itself cannot talk to its guests over it. */
  readonly hostLeftOut?: boolean;
}

const ownSwitch = ['addresses', 'dns', 'routes', 'bandwidth', 'isolation', 'switch', 'port-groups'] as const;

/** Every way a network of libvirt can be: https://libvirt.org/formatnetwork.html#connectivity */
export const modes: readonly Mode[] = [
  {
    id: 'nat',
    label: 'NAT',
    group: 'Switch of its own',
    what: 'Guests reach everything the host reaches, under the host’s address. Nobody outside reaches them without a port forward.',
    forward: 'nat',
    on: 'any-interface',
    takes: [...ownSwitch, 'nat'],
    needsAddress: true,
  },
  {
    id: 'route',
    label: 'Routed',
    group: 'Switch of its own',
    what: 'Guests keep their own addresses outside. The routers of your network have to know that this host leads to them.',
    forward: 'route',
    on: 'any-interface',
    takes: ownSwitch,
    needsAddress: true,
  },
  {
    id: 'open',
    label: 'Open',
    group: 'Switch of its own',
    what: 'As routed, but libvirt writes no firewall rules at all: what may pass is up to the host’s own firewall.',
    forward: 'open',
    on: 'nothing',
    takes: ownSwitch,
    needsAddress: true,
  },
  {
    id: 'isolated',
    label: 'Isolated',
    group: 'Switch of its own',
    what: 'Guests reach each other, and the host if it has an address here. Nothing goes in or out.',
    on: 'nothing',
    takes: ownSwitch,
  },
  {
    id: 'bridge',
    label: 'Bridge of the host',
    group: 'The host’s network',
    what: 'Guests are in the same network as the host, with addresses from its router, and everybody there reaches them.',
    forward: 'bridge',
    on: 'host-bridge',
    takes: ['bandwidth', 'isolation', 'port-groups'],
  },
  {
    id: 'openvswitch',
    label: 'Open vSwitch',
    group: 'The host’s network',
    what: 'Guests are ports of an Open vSwitch bridge, with VLAN tags of their own where you set some.',
    forward: 'bridge',
    on: 'ovs-bridge',
    takes: ['bandwidth', 'vlan', 'port-groups'],
  },
  {
    id: 'macvtap-bridge',
    label: 'macvtap, bridge',
    group: 'Cards of the host',
    what: 'Guests share a card of the host and are in its network, without a bridge being set up. The host itself cannot reach them.',
    forward: 'bridge',
    on: 'interfaces',
    takes: ['port-groups'],
    hostLeftOut: true,
  },
  {
    id: 'macvtap-vepa',
    label: 'macvtap, VEPA',
    group: 'Cards of the host',
    what: 'Traffic between guests goes out to the switch and back: it has to support that (802.1Qbg, hairpin mode).',
    forward: 'vepa',
    on: 'interfaces',
    takes: ['port-groups'],
    hostLeftOut: true,
  },
  {
    id: 'macvtap-private',
    label: 'macvtap, private',
    group: 'Cards of the host',
    what: 'Guests share a card of the host and never reach each other, whatever the switch does.',
    forward: 'private',
    on: 'interfaces',
    takes: ['port-groups'],
    hostLeftOut: true,
  },
  {
    id: 'macvtap-passthrough',
    label: 'macvtap, passthrough',
    group: 'Cards of the host',
    what: 'Each guest has one of these cards for itself. As many guests run at once as there are cards.',
    forward: 'passthrough',
    on: 'interfaces',
    takes: ['vlan', 'port-groups'],
    hostLeftOut: true,
  },
  {
    id: 'sriov',
    label: 'SR-IOV pool',
    group: 'Cards of the host',
    what: 'Each guest gets a virtual function of a card for itself: the speed of the hardware, and no live migration.',
    forward: 'hostdev',
    on: 'functions',
    takes: ['vlan', 'port-groups'],
    hostLeftOut: true,
  },
];

const byId = new Map(modes.map(mode => [mode.id, mode]));

export function modeOf(id: NetworkMode): Mode {
  const mode = byId.get(id);
  if (!mode) throw new Error(`There is no mode ${id}.`);
  return mode;
}

export const takes = (id: NetworkMode, part: Part): boolean => modeOf(id).takes.includes(part);

import type { WiringColumn, WiringKind, WiringState } from '../../contract/wiring.ts';
import type { Drawing } from './drawing.ts';
import type { HostLink, HostNetFacts } from './host-net-facts.ts';
import { ids } from './input.ts';

/** The switch of Open vSwitch that the kernel has for all its bridges. */
export const DATAPATH = 'ovs-system';

/** Boxes for the interfaces of a host that guests' frames can go through, and the wires between them. */
export function drawLinks(drawing: Drawing, { links }: HostNetFacts, taken: ReadonlySet<string>): void {
  const byName = new Map(links.map(link => [link.name, link]));
  const below = new Set(links.flatMap(({ over }) => over));
  for (const link of links) {
    const place = placeOf(link, below);
    if (!place || taken.has(link.name)) continue;
    drawing.add({
      id: ids.link(link.name),
      ...place,
      name: link.name,
      what: whatOf(link),
      ...factsOf(link),
      problems: problemsOf(link, byName),
      ...(place.column !== 'switch' && { meter: { link: link.name, side: 'host' } }),
      place:
        link.physicalFunction !== undefined && link.pci !== undefined
          ? { to: 'device', address: link.pci }
          : { to: 'interface', name: link.name },
    });
  }
}

/** What of a link is said of a box that stands for it, whatever else the box is. */
export function factsOf(link: HostLink) {
  return {
    state: stateOf(link),
    addresses: link.addresses
      .filter(({ scope }) => scope !== 'link')
      .map(({ address, prefix }) => `${address}/${prefix}`),
    ...(link.mac !== undefined && { mac: link.mac }),
    ...(link.mtu !== undefined && { mtu: link.mtu }),
    ...(link.speed !== undefined && { speed: link.speed }),
    ...(link.driver !== undefined && { driver: link.driver }),
  };
}

/** Wires of what stands on what; `box` is where a link is drawn. */
export function wireLinks(drawing: Drawing, { links }: HostNetFacts, box: (name: string) => string): void {
  const byName = new Map(links.map(link => [link.name, link]));
  const join = (lower: string, upper: string) => {
    const [from, to] = [box(lower), box(upper)];
    const link = byName.get(lower);
    if (from === to || !link || !drawing.node(from) || !drawing.node(to)) return;
    drawing.wire({ from, to, kind: 'wire', live: stateOf(link) === 'up' });
  };
  for (const link of links) {
    for (const lower of link.over) join(lower, link.name);
    if (link.master !== undefined) join(link.name, link.master);
  }
}

export function stateOf({ up, carrier }: HostLink): WiringState {
  if (!up) return 'off';
  return carrier === false ? 'down' : 'up';
}

interface Place {
  readonly column: WiringColumn;
  readonly kind: WiringKind;
}

function placeOf(link: HostLink, below: ReadonlySet<string>): Place | undefined {
  switch (link.kind) {
    case 'physical':
      if (link.physicalFunction !== undefined)
        return isUsed(link, below) ? { column: 'card', kind: 'function' } : undefined;
      return { column: 'card', kind: link.wireless ? 'wireless' : 'ethernet' };
    case 'bond':
    case 'team':
      return { column: 'stack', kind: 'bond' };
    case 'vlan':
      return { column: 'stack', kind: 'vlan' };
    case 'bridge':
      return { column: 'switch', kind: 'bridge' };
    case 'openvswitch':
      return link.name === DATAPATH ? { column: 'stack', kind: 'datapath' } : undefined;
    case 'macvlan':
    case 'other':
      // Tunnels and the like, where something stands on them or the host has an address there.
      return isUsed(link, below) ? { column: 'stack', kind: 'other' } : undefined;
    default:
      return undefined;
  }
}

function isUsed({ name, master, addresses }: HostLink, below: ReadonlySet<string>): boolean {
  return master !== undefined || addresses.length > 0 || below.has(name);
}

function whatOf(link: HostLink): string {
  switch (link.kind) {
    case 'physical':
      if (link.physicalFunction !== undefined) return 'virtual function';
      return link.wireless ? 'Wi-Fi card' : 'network card';
    case 'bond':
      return link.bondMode === undefined ? 'bond' : `bond, ${link.bondMode}`;
    case 'vlan':
      return link.vlan === undefined ? 'VLAN' : `VLAN ${link.vlan}`;
    case 'bridge':
      return link.stp === true ? 'bridge of the host, STP' : 'bridge of the host';
    case 'openvswitch':
      return 'Open vSwitch';
    case 'team':
      return 'team';
    default:
      return 'interface';
  }
}

function problemsOf(link: HostLink, byName: ReadonlyMap<string, HostLink>): string[] {
  const below = link.over.flatMap(name => byName.get(name) ?? []);
  const small = below.filter(({ mtu }) => mtu !== undefined && link.mtu !== undefined && mtu < link.mtu);
  const unplugged = link.kind === 'bond' ? below.filter(({ carrier }) => carrier === false) : [];
  return [
    ...(unplugged.length > 0 && unplugged.length < below.length
      ? [`${namesOf(unplugged)} in it ${unplugged.length > 1 ? 'have' : 'has'} no cable.`]
      : []),
    ...small
      .filter(({ kind }) => kind !== 'tap' && kind !== 'veth')
      .map(each => `Its MTU is ${link.mtu}, but ${each.name} below it takes only ${each.mtu}.`),
  ];
}

const namesOf = (links: readonly HostLink[]) => links.map(({ name }) => name).join(' and ');

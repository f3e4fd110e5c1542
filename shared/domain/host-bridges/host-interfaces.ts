import type { Failure } from '../../contract/failure.ts';
import type { HostInterface, HostInterfaceKind } from '../../contract/host-bridges.ts';
import { interfaceNameSchema } from '../../contract/host-bridge-step.ts';
import type { HostLink, HostNetFacts } from '../wiring/host-net-facts.ts';
import type { ManagerFacts } from './manager-facts.ts';
import { managersOf, ownerOf } from './owner-of.ts';

export interface InterfaceInput {
  readonly net: HostNetFacts;
  readonly managers: ManagerFacts;
  /** Bridges that libvirt made for its networks, by name. */
  readonly libvirtBridges: ReadonlySet<string>;
}

/** Interfaces of a host as people see them, each with who sets it up and whether a bridge can take its place. */
export function hostInterfaces(input: InterfaceInput): HostInterface[] {
  const { links } = input.net;
  return links
    .filter(({ name }) => interfaceNameSchema.safeParse(name).success)
    .map(link => hostInterface(link, input));
}

export function runningManagers({ net, managers }: InterfaceInput) {
  return managersOf(
    net.links.filter(({ kind }) => kind !== 'loopback').map(({ name }) => name),
    managers,
  );
}

function hostInterface(link: HostLink, input: InterfaceInput): HostInterface {
  const { net, managers, libvirtBridges } = input;
  const { name, mac, mtu, speed, master, up, carrier } = link;
  const own = managers.ours.find(({ bridge }) => bridge === name);
  const libvirt = libvirtBridges.has(name) || link.kind === 'tap';
  const owner = libvirt ? undefined : (ownerOf(name, managers) ?? (own && { manager: own.manager }));
  const addresses = link.addresses
    .filter(({ scope }) => scope !== 'link')
    .map(({ address, prefix }) => `${address}/${prefix}`);
  const notBridgeable = whyNot(link, input) ?? (owner ? undefined : unmanaged(name));
  return {
    name,
    kind: kindOf(link),
    state: !up ? 'down' : carrier === false ? 'no-carrier' : 'up',
    ...(mac !== undefined && { mac }),
    ...(mtu !== undefined && mtu > 0 && { mtu }),
    ...(speed !== undefined && { speed }),
    addresses,
    ...(master !== undefined && { master }),
    members: net.links.filter(other => other.master === name).map(other => other.name),
    manager: owner?.manager ?? (libvirt ? 'libvirt' : 'none'),
    ...(owner && 'source' in owner && owner.source !== undefined && { source: owner.source }),
    defaultRoute: net.routes.some(({ prefix, link: by }) => prefix === 0 && by === name),
    carriesUs: link.addresses.some(({ address }) => address === managers.sshAddress),
    ours: own !== undefined,
    ...(notBridgeable && { notBridgeable }),
  };
}

function kindOf({ kind, wireless }: HostLink): HostInterfaceKind {
  if (wireless) return 'wireless';
  switch (kind) {
    case 'physical':
    case 'bond':
    case 'vlan':
    case 'bridge':
    case 'loopback':
      return kind;
    case 'team':
      return 'bond';
    case 'tap':
    case 'tun':
      return 'tap';
    default:
      return 'other';
  }
}

const unmanaged = (name: string) =>
  no(
    name,
    'Neither NetworkManager, netplan, systemd-networkd nor ifupdown sets it up, so nothing would make the bridge again at the next start.',
    'Let one of them set it up first.',
  );

function no(name: string, reason: string, remedy?: string): Failure {
  return {
    code: 'UNSUPPORTED',
    params: { host: `“${name}”`, reason, ...(remedy !== undefined && { remedy }) },
  };
}

/** Only a card, a bond or a VLAN that is no part of something else already. */
function whyNot(link: HostLink, { net }: InterfaceInput): Failure | undefined {
  const { name, master } = link;
  if (link.wireless) {
    return no(
      name,
      'An access point takes frames of one MAC address only: guests behind a bridge would not be heard.',
      'Use a cable, or let guests out by a NAT network.',
    );
  }
  const kind = kindOf(link);
  if (kind === 'bridge') return no(name, 'It is a bridge itself.', 'Join guests to it directly.');
  if (kind !== 'physical' && kind !== 'bond' && kind !== 'vlan' && link.kind !== 'veth')
    return no(name, 'A bridge stands on a network card, a bond or a VLAN.');
  if (master !== undefined)
    return no(name, `It is part of ${master}.`, `Join guests to ${master}, or make the bridge over that.`);
  const above = net.links.find(({ kind: other, over }) => other === 'macvlan' && over.includes(name));
  return above && no(name, `${above.name} stands on it, and a card has either that or a bridge.`);
}

import type { NetworkChoices } from '#shared/contract/networks.ts';
import { formatAddress } from '#shared/domain/networks/addresses.ts';
import { freeSubnet } from '#shared/domain/networks/free-subnet.ts';
import type { HostLink } from '#shared/domain/wiring/host-net-facts.ts';
import { readLinks } from '../create/links.ts';
import type { LiveConnection } from '../ports.ts';
import { gatherFacts } from './read-facts.ts';
import type { NetworksDeps } from './networks-deps.ts';

type Interface = NetworkChoices['interfaces'][number];

/** What a form offers: the host's interfaces, a subnet and a bridge's name that are free. */
export async function networkChoices(deps: NetworksDeps, live: LiveConnection): Promise<NetworkChoices> {
  const { facts, host } = await gatherFacts(deps, live);
  const own = new Set(facts.networks.flatMap(({ network }) => network.bridge ?? []));
  const taken = new Set([...own, ...(facts.interfaces ?? [])]);
  const inUse = [
    ...facts.networks.flatMap(({ subnets }) => subnets),
    ...facts.hostSubnets.map(({ subnet }) => subnet),
  ].flatMap(({ family, first, last, prefix }) =>
    family === 'ipv4' && prefix >= 16 ? thirds(first, last) : [],
  );
  const subnet = freeSubnet(inUse);
  return {
    known: host !== undefined,
    interfaces: host
      ? host.links.flatMap(link => interfaceOf(link, own))
      : (await readLinks(live)).map(({ name, kind, wireless, up }) => ({
          name,
          kind: kind === 'physical' ? (wireless ? 'wifi' : 'nic') : kind,
          up,
        })),
    libvirtVersion: live.host.libvirtVersion,
    ...(subnet !== undefined && { freeSubnet: subnet }),
    bridgeName: freeBridge(taken),
  };
}

/** One address in each of the /24 networks that a network covers. */
function thirds(first: bigint, last: bigint): string[] {
  const found: string[] = [];
  for (let value = first; value <= last; value += 256n) found.push(formatAddress({ family: 'ipv4', value }));
  return found;
}

function freeBridge(taken: ReadonlySet<string>): string {
  for (let at = 0; ; at += 1) if (!taken.has(`virbr${at}`)) return `virbr${at}`;
}

const kinds: Partial<Record<HostLink['kind'], Interface['kind']>> = {
  physical: 'nic',
  bond: 'bond',
  team: 'bond',
  vlan: 'vlan',
  bridge: 'bridge',
  openvswitch: 'ovs-bridge',
  veth: 'other',
};

/** Bridges of libvirt's own networks are no choice, and neither are the guests' ends. */
function interfaceOf(link: HostLink, own: ReadonlySet<string>): Interface[] {
  const kind = kinds[link.kind];
  if (kind === undefined || own.has(link.name) || link.physicalFunction !== undefined) return [];
  const address = link.addresses.find(({ scope }) => scope === 'global' || scope === undefined);
  return [
    {
      name: link.name,
      kind: kind === 'nic' && link.wireless ? 'wifi' : kind,
      up: link.up && link.carrier !== false,
      ...(link.functions !== undefined && { functions: link.functions.length }),
      ...(address && { address: `${address.address}/${address.prefix}` }),
    },
  ];
}

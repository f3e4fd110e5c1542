import { DomainInterfaceAddressesSource } from 'node-libvirt';
import type { AgentState } from '#shared/contract/agent.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { Overview } from '#shared/contract/overview.ts';
import type { Domain } from '#shared/libvirt-xml/domain/domain.ts';
import { unlessRefused } from '../create/unless-refused.ts';
import { isReachable } from '../guests/address-finder.ts';
import { domainRef } from '../guests/guest-key.ts';
import type { LiveConnection } from '../ports.ts';

type Address = Overview['addresses'][number];

/**
 * Where a running guest answers, each address once, by who knows best: its agent, then the leases of its networks,
 * then what the host has seen (ARP). The agent is not asked here: what it said last is given.
 */
export async function guestAddresses(
  live: LiveConnection,
  guest: Guest,
  document: Domain,
  agent: AgentState | undefined,
): Promise<Address[]> {
  const [leases, seen] = await Promise.all([readLeases(live, document), readArp(live, guest)]);
  const byAgent = (agent?.interfaces ?? []).flatMap(({ name, mac, addresses }) =>
    addresses.map(
      (address): Address => ({ address, interface: name, ...(mac !== undefined && { mac }), by: 'agent' }),
    ),
  );
  const told = [...byAgent, ...leases, ...seen];
  // What the list shows and nobody tells here came from the agent when the guest started.
  const rest = guest.addresses
    .filter(address => !told.some(found => found.address === address))
    .map((address): Address => ({ address, by: 'agent' }));
  const first = new Map<string, Address>();
  for (const found of [...told, ...rest])
    if (isReachable(found.address) && !first.has(found.address)) first.set(found.address, found);
  return [...first.values()].toSorted(
    (a, b) => Number(a.address.includes(':')) - Number(b.address.includes(':')),
  );
}

async function readLeases({ rpc }: LiveConnection, { devices }: Domain): Promise<Address[]> {
  const found = await Promise.all(
    devices.interfaces.items.map(async ({ network, mac }) => {
      if (network === undefined || mac === undefined) return [];
      const net = (await unlessRefused(rpc.call('networkLookupByName', { name: network })))?.net;
      if (!net) return [];
      const asked = { net, mac, needResults: 1, flags: 0 };
      const answer = await unlessRefused(rpc.call('networkGetDhcpLeases', asked));
      return (answer?.leases ?? []).map(({ ipaddr }): Address => ({ address: ipaddr, mac, by: 'lease' }));
    }),
  );
  return found.flat();
}

async function readArp({ rpc }: LiveConnection, guest: Guest): Promise<Address[]> {
  const asked = { dom: domainRef(guest), source: DomainInterfaceAddressesSource.ARP, flags: 0 };
  const answer = await unlessRefused(rpc.call('domainInterfaceAddresses', asked));
  return (answer?.ifaces ?? []).flatMap(({ hwaddr, addrs }) =>
    addrs.map(({ addr }): Address => ({ address: addr, ...(hwaddr !== null && { mac: hwaddr }), by: 'arp' })),
  );
}

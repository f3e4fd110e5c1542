import { IPAddrType, LibvirtError, type NetworkRef } from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
import type { ForwardFacts, ForwardGuest, ForwardNetwork } from '#shared/domain/forwards/facts.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import type { NetworkDocuments } from '#shared/domain/networks/network-work.ts';
import { network as networkView } from '#shared/libvirt-xml/documents/network.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { readUserNetworks } from '../create/user-networks.ts';
import { FailureError } from '../failures/fail.ts';
import { eachLimited } from '../guests/each-limited.ts';
import { isUnsupported } from '../guests/read-guests.ts';
import { networkRef } from '../networks/network-ref.ts';
import { readNetworks } from '../networks/read-facts.ts';
import type { LiveConnection } from '../ports.ts';
import type { ForwardsDeps } from './forwards-deps.ts';
import { readHostSide } from './host-side.ts';
import { readUserCards } from './user-cards.ts';

/** What libvirtd takes from one client at once. */
const AT_ONCE = 4;

export interface GatheredForwards {
  readonly facts: ForwardFacts;
  readonly missing: readonly string[];
}

/** Everything a forward goes by, as it is now. `only`: of the guests, this one. */
export async function gatherForwards(
  deps: ForwardsDeps,
  live: LiveConnection,
  only?: Guest,
): Promise<GatheredForwards> {
  const [{ missing, ...side }, networks, guests, userNetworks] = await Promise.all([
    readHostSide(deps, live),
    forwardNetworks(live),
    forwardGuests(deps, live, only),
    readUserNetworks(live, only?.arch),
  ]);
  return { facts: { host: live.label, ...side, networks, guests, userNetworks }, missing };
}

async function forwardNetworks(live: LiveConnection): Promise<ForwardNetwork[]> {
  let documents: NetworkDocuments[];
  try {
    documents = await readNetworks(live.rpc, new Map(), live.label);
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === 'UNSUPPORTED') return [];
    throw error;
  }
  const found: ForwardNetwork[] = [];
  await eachLimited(documents, AT_ONCE, async ({ known: { network }, lasting, running }) => {
    const view = networkView.of(parseDocument(running ?? lasting).root);
    const kept = view.ips.items.flatMap(({ hosts }) =>
      hosts.items.flatMap(({ mac, ip }) =>
        typeof mac === 'string' && ip?.includes('.') ? [{ mac: mac.toLowerCase(), address: ip }] : [],
      ),
    );
    const own = network.addresses.map(each => each.split('/')).find(([address]) => address?.includes('.'));
    found.push({
      name: network.name,
      active: network.active,
      mode: network.mode,
      ...(network.bridge !== undefined && { bridge: network.bridge }),
      ...(own && { address: own[0] ?? '', prefix: Number(own[1]) }),
      dhcp: network.dhcp,
      kept,
      leases: network.active && network.dhcp ? await leasesOf(live, networkRef(network)) : [],
    });
  });
  return found;
}

async function leasesOf({ rpc }: LiveConnection, net: NetworkRef): Promise<ForwardNetwork['leases']> {
  try {
    const { leases } = await rpc.call('networkGetDhcpLeases', { net, mac: null, needResults: 1, flags: 0 });
    return leases
      .toSorted((a, b) => Number(b.expirytime - a.expirytime))
      .flatMap(({ type, mac, ipaddr }) =>
        type === IPAddrType.IPV4 && mac !== null ? [{ mac: mac.toLowerCase(), address: ipaddr }] : [],
      );
  } catch (error) {
    // It may just have been stopped.
    const codes = ['OPERATION_INVALID', 'NO_NETWORK'];
    if (isUnsupported(error) || (error instanceof LibvirtError && codes.includes(error.codeName))) return [];
    throw error;
  }
}

async function forwardGuests(
  deps: ForwardsDeps,
  live: LiveConnection,
  only: Guest | undefined,
): Promise<ForwardGuest[]> {
  const found: ForwardGuest[] = [];
  // Whose ports are taken matters to every plan, so the others are read too.
  const guests = deps.guests.list(live.id);
  await eachLimited(guests, AT_ONCE, async guest => {
    const { cards } = deps.guests.claims(guest);
    const user = cards.some(({ type }) => type === 'user') || guest.uuid === only?.uuid;
    const told = user ? await readUserCards(deps, live, guest) : undefined;
    found.push({
      connection: live.id,
      uuid: guest.uuid,
      name: guest.name,
      running: isActive(guest.state),
      cards,
      forwards: told?.forwards ?? [],
      passt: told?.passt ?? { live: [], next: [] },
    });
  });
  return found;
}

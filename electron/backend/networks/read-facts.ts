import type { Connection } from 'node-libvirt';
import { HostShellError } from '#electron/host/shell/host-shell.ts';
import type { HostNetFacts } from '#shared/domain/wiring/host-net-facts.ts';
import { subnetOfText } from '#shared/domain/networks/addresses.ts';
import type { NetworkFacts } from '#shared/domain/networks/facts.ts';
import type { NetworkDocuments } from '#shared/domain/networks/network-work.ts';
import { fail } from '../failures/fail.ts';
import { eachLimited } from '../guests/each-limited.ts';
import { isUnsupported } from '../guests/read-guests.ts';
import type { LiveConnection } from '../ports.ts';
import { cardsOf, type CardsByNetwork, readNetwork } from './read-network.ts';
import type { NetworksDeps } from './networks-deps.ts';

/** What libvirtd takes from one client at once. */
const AT_ONCE = 4;

/** All networks with their documents, by name. Fails with UNSUPPORTED where the driver has none. */
export async function readNetworks(
  rpc: Connection,
  cards: CardsByNetwork,
  host: string,
): Promise<NetworkDocuments[]> {
  const listed = await rpc
    .call('connectListAllNetworks', { needResults: 1, flags: 0 })
    .catch((error: unknown) => {
      if (isUnsupported(error))
        throw fail('UNSUPPORTED', { host, reason: 'Its driver of libvirt has no virtual networks.' });
      throw error;
    });
  const found: NetworkDocuments[] = [];
  await eachLimited(listed.nets, AT_ONCE, async net => {
    const documents = await readNetwork(rpc, net, cards);
    if (documents) found.push(documents);
  });
  return found.toSorted(({ known: a }, { known: b }) => (a.network.name < b.network.name ? -1 : 1));
}

export interface GatheredFacts {
  readonly facts: NetworkFacts;
  readonly documents: readonly NetworkDocuments[];
  /** Missing where the host's own files are out of reach. */
  readonly host?: HostNetFacts;
}

/** What a plan goes by, as it is now; what is known of the host may be some seconds old. */
export async function gatherFacts(deps: NetworksDeps, live: LiveConnection): Promise<GatheredFacts> {
  const [documents, host] = await Promise.all([
    readNetworks(live.rpc, cardsOf(deps, live.id), live.label),
    hostNet(deps, live),
  ]);
  const macs = new Map<string, string>();
  for (const guest of deps.guests.list(live.id))
    for (const mac of deps.guests.claims(guest).macs) macs.set(mac, guest.name);
  const facts: NetworkFacts = {
    networks: documents.map(({ known }) => known),
    hostSubnets: host ? subnetsOf(host) : [],
    ...(host && { interfaces: new Set(host.links.map(({ name }) => name)) }),
    macs,
  };
  return { facts, documents, ...(host && { host }) };
}

/** Networks are planned by what libvirt alone tells, too. */
async function hostNet({ hostNets }: NetworksDeps, live: LiveConnection): Promise<HostNetFacts | undefined> {
  try {
    return (await hostNets.read(live)).facts;
  } catch (error) {
    if (error instanceof HostShellError) return undefined;
    throw error;
  }
}

/** Link-local networks and the default route are everywhere, and collide with nothing. */
function subnetsOf({ links, routes }: HostNetFacts): NetworkFacts['hostSubnets'] {
  const addresses = links.flatMap(({ name, kind, addresses: own }) =>
    kind === 'loopback' ? [] : own.map(({ address, prefix }) => ({ address, prefix, by: name })),
  );
  const reached = routes.flatMap(({ destination, prefix, link }) =>
    prefix === 0 || link === 'lo' ? [] : [{ address: destination, prefix, by: link }],
  );
  return [...addresses, ...reached].flatMap(({ address, prefix, by }) => {
    const subnet = /^(fe80:|169\.254\.)/i.test(address) ? undefined : subnetOfText(address, prefix);
    return subnet ? [{ subnet, by }] : [];
  });
}

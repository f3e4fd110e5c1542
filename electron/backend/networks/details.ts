import type { NetworkDetails } from '#shared/contract/networks.ts';
import type { Uuid } from '#shared/contract/values.ts';
import { readSettings } from '#shared/domain/networks/read-settings.ts';
import { waitingChanges } from '#shared/domain/networks/waiting.ts';
import { network as networkView } from '#shared/libvirt-xml/documents/network.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { fail } from '../failures/fail.ts';
import type { LiveConnection } from '../ports.ts';
import { asUuid } from './network-ref.ts';
import { cardsOf, readNetwork } from './read-network.ts';
import type { NetworksDeps } from './networks-deps.ts';

/** One network with its documents. Throws NOT_FOUND. */
export async function networkDetails(
  deps: NetworksDeps,
  live: LiveConnection,
  uuid: Uuid,
): Promise<NetworkDetails> {
  const { net } = await live.rpc.call('networkLookupByUuid', { uuid: asUuid(uuid) });
  const found = await readNetwork(live.rpc, net, cardsOf(deps, live.id));
  if (!found) throw fail('NETWORK_ABSENT', { network: net.name });
  const { known, lasting, running, revision } = found;
  const read = (xml: string) => readSettings(networkView.of(parseDocument(xml).root));
  const settings = read(lasting);
  return {
    network: known.network,
    settings,
    revision,
    waiting: running === undefined ? [] : waitingChanges(read(running), settings),
    cards: [...known.cards],
    xml: lasting,
    ...(running !== undefined && running !== lasting && { runningXml: running }),
  };
}

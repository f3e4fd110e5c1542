import { createHash } from 'node:crypto';
import { type Connection, type NetworkRef, NetworkXMLFlags } from 'node-libvirt';
import type { Network, NetworkCard } from '#shared/contract/networks.ts';
import { uuidSchema, type ConnectionId } from '#shared/contract/values.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { subnetIn } from '#shared/domain/networks/checks/addresses.ts';
import type { NetworkDocuments } from '#shared/domain/networks/network-work.ts';
import { modeOf } from '#shared/domain/networks/modes.ts';
import { readSettings } from '#shared/domain/networks/read-settings.ts';
import { waitingChanges } from '#shared/domain/networks/waiting.ts';
import { network as networkView } from '#shared/libvirt-xml/documents/network.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import type { AreaDeps } from '../ports.ts';
import { unlessNetworkGone } from './networks.ts';

/** Cards of guests by the name of the network that they are in. */
export type CardsByNetwork = ReadonlyMap<string, readonly NetworkCard[]>;

export function cardsOf({ guests }: Pick<AreaDeps, 'guests'>, connection: ConnectionId): CardsByNetwork {
  const cards = new Map<string, NetworkCard[]>();
  for (const guest of guests.list(connection)) {
    for (const { network, mac, portGroup, target } of guests.claims(guest).cards) {
      if (network === undefined) continue;
      const card: NetworkCard = {
        guest: { name: guest.name, uuid: guest.uuid, running: isActive(guest.state) },
        ...(mac !== undefined && { mac }),
        ...(portGroup !== undefined && { portGroup }),
        ...(target !== undefined && isActive(guest.state) && { tap: target }),
      };
      const others = cards.get(network);
      if (others) others.push(card);
      else cards.set(network, [card]);
    }
  }
  return cards;
}

/** Everything about one network; undefined when it is gone meanwhile. */
export async function readNetwork(
  rpc: Connection,
  net: NetworkRef,
  cards: CardsByNetwork,
): Promise<NetworkDocuments | undefined> {
  return await unlessNetworkGone(read(rpc, net, cards.get(net.name) ?? []));
}

async function read(
  rpc: Connection,
  net: NetworkRef,
  cards: readonly NetworkCard[],
): Promise<NetworkDocuments> {
  const [{ active }, { persistent }] = await Promise.all([
    rpc.call('networkIsActive', { net }),
    rpc.call('networkIsPersistent', { net }),
  ]);
  const running = active === 0 ? undefined : (await rpc.call('networkGetXmlDesc', { net, flags: 0 })).xml;
  // A transient one has no other document.
  const [lasting, { autostart }] = await Promise.all([
    running !== undefined && persistent === 0
      ? running
      : rpc.call('networkGetXmlDesc', { net, flags: NetworkXMLFlags.INACTIVE }).then(({ xml }) => xml),
    persistent === 0 ? { autostart: 0 } : rpc.call('networkGetAutostart', { net }),
  ]);
  const document = { lasting, ...(running !== undefined && { running }) };
  const state = { active: active !== 0, transient: persistent === 0, autostart: autostart !== 0 };
  return { ...document, revision: revisionOf(lasting), known: describe(net, document, state, cards) };
}

const revisionOf = (xml: string): string => createHash('sha256').update(xml).digest('base64url');

function describe(
  net: NetworkRef,
  { lasting, running }: Pick<NetworkDocuments, 'lasting' | 'running'>,
  state: Pick<Network, 'active' | 'transient' | 'autostart'>,
  cards: readonly NetworkCard[],
): NetworkDocuments['known'] {
  const next = networkView.of(parseDocument(lasting).root);
  const now = running === undefined ? undefined : networkView.of(parseDocument(running).root);
  const settings = readSettings(now ?? next);
  const waiting = now ? waitingChanges(settings, readSettings(next)) : [];
  const { on } = modeOf(settings.mode);
  const [device] = on === 'nothing' ? [] : settings.devices;
  const network: Network = {
    uuid: uuidSchema.parse(net.uuid),
    name: net.name,
    ...(settings.title !== undefined && { title: settings.title }),
    ...state,
    mode: settings.mode,
    ...(settings.bridge !== undefined && { bridge: settings.bridge }),
    ...(device !== undefined && { device }),
    addresses: settings.addresses.map(({ address, prefix }) => `${address}/${prefix}`),
    dhcp: settings.addresses.some(({ ranges, hosts }) => ranges.length + hosts.length > 0),
    connected: Number(now?.connections ?? 0),
    guests: new Set(cards.map(({ guest }) => guest.uuid)).size,
    pending: waiting.length > 0,
  };
  const mac = settings.mac?.toLowerCase();
  return {
    network,
    cards,
    ...(mac !== undefined && { mac }),
    subnets: settings.addresses.flatMap(each => subnetIn(each) ?? []),
  };
}

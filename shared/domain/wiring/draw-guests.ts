import type { WiringMeter, WiringSocket } from '../../contract/wiring.ts';
import type { CardClaim } from '../guests/card-claims.ts';
import type { Drawing } from './drawing.ts';
import { bridgeBox } from './draw-networks.ts';
import type { HostLink } from './host-net-facts.ts';
import { ids, type WiringGuest, type WiringInput } from './input.ts';

/** What cards of guests are plugged into, by every name that documents have for it. */
export interface Sockets {
  readonly networks: ReadonlyMap<string, string>;
  /** Boxes by the bridge that they are. */
  readonly bridges: ReadonlyMap<string, string>;
  readonly links: ReadonlyMap<string, HostLink>;
  /** Cards of the host by the address of a virtual function. */
  readonly functions: ReadonlyMap<string, string>;
  readonly hostKnown: boolean;
  readonly wayOut: string | undefined;
}

export function drawGuests(drawing: Drawing, { guests }: WiringInput, sockets: Sockets): void {
  for (const guest of guests) {
    const cards = guest.cards.map((card, index) => ({ card, id: ids.card(guest.uuid, index) }));
    const targets = cards.map(({ card }) => targetOf(drawing, card, guest, sockets));
    const strangers = guest.foreign === true && targets.every(target => target === undefined);
    if (cards.length === 0 || strangers) continue;
    drawing.add({
      id: ids.guest(guest.uuid),
      column: 'guest',
      kind: 'guest',
      name: guest.name,
      what: guest.running ? 'running' : 'off',
      state: guest.running ? 'up' : 'off',
      sockets: cards.map(({ card, id }) => socketOf(card, id, guest.running)),
      place: { to: 'guest', connection: guest.connection, uuid: guest.uuid },
    });
    for (const [index, { card, id }] of cards.entries()) {
      const from = targets[index];
      const live = guest.running && card.unplugged !== true;
      if (from !== undefined) drawing.wire({ from, to: id, kind: 'wire', live });
    }
  }
}

function socketOf(card: CardClaim, id: string, running: boolean): WiringSocket {
  const meter = running ? meterOf(card) : undefined;
  return {
    id,
    name: card.target !== undefined && running ? card.target : (card.mac ?? card.type),
    what: WHAT[card.type] ?? card.type,
    state: !running ? 'off' : card.unplugged === true ? 'down' : 'up',
    ...(card.mac !== undefined && { mac: card.mac }),
    ...(card.model !== undefined && { model: card.model }),
    ...(card.filter !== undefined && { filter: card.filter }),
    ...(meter && { meter }),
  };
}

/** https://libvirt.org/formatdomain.html#network-interfaces */
const WHAT: Readonly<Record<string, string>> = {
  network: 'card in a network',
  bridge: 'card on a bridge',
  direct: 'macvtap card',
  user: 'user-mode card',
  hostdev: 'virtual function',
  ethernet: 'card on a TAP device',
  vhostuser: 'vhost-user card',
  vdpa: 'vDPA card',
};

/** A macvtap is the guest's own end; of a tap, what the host receives is what the guest sent. */
function meterOf({ target, type }: CardClaim): WiringMeter | undefined {
  if (target === undefined) return undefined;
  return { link: target, side: target.startsWith('macvtap') || type === 'direct' ? 'host' : 'guest' };
}

function targetOf(
  drawing: Drawing,
  card: CardClaim,
  guest: WiringGuest,
  sockets: Sockets,
): string | undefined {
  if (card.network !== undefined && guest.foreign !== true) return networkBox(drawing, card.network, sockets);
  if (card.pci !== undefined) return functionBox(drawing, card.pci, sockets);
  if (card.bridge !== undefined) {
    const { openvswitch = false, bridge } = card;
    const known = sockets.bridges.get(bridge);
    const link = sockets.links.get(bridge);
    return known ?? bridgeBox(drawing, bridge, { openvswitch, link, hostKnown: sockets.hostKnown }).id;
  }
  if (card.device !== undefined) return deviceBox(drawing, card.device, sockets);
  return card.type === 'user' && guest.foreign !== true ? userBox(drawing, sockets) : undefined;
}

function networkBox(drawing: Drawing, name: string, { networks }: Sockets): string {
  const known = networks.get(name);
  if (known !== undefined) return known;
  return drawing.add({
    id: ids.missing('network', name),
    column: 'switch',
    kind: 'missing',
    name,
    what: 'network that is not there',
    state: 'off',
    problems: [`There is no network ${name}: a guest in it cannot start.`],
  }).id;
}

function deviceBox(drawing: Drawing, name: string, { hostKnown }: Sockets): string {
  const id = ids.link(name);
  if (drawing.node(id)) return id;
  return drawing.add({
    id,
    column: 'card',
    kind: hostKnown ? 'missing' : 'ethernet',
    name,
    what: hostKnown ? 'interface that is not there' : 'interface of the host',
    state: hostKnown ? 'off' : 'up',
    place: { to: 'interface', name },
    problems: hostKnown ? [`There is no interface ${name} on this host.`] : [],
  }).id;
}

function functionBox(drawing: Drawing, address: string, { functions }: Sockets): string {
  const parent = functions.get(address);
  if (parent !== undefined && drawing.node(ids.link(parent))) return ids.link(parent);
  return drawing.add({
    id: ids.device(address),
    column: 'card',
    kind: 'function',
    name: address,
    what: 'card given to a guest',
    state: 'up',
    place: { to: 'device', address },
  }).id;
}

function userBox(drawing: Drawing, { wayOut }: Sockets): string {
  const { id } = drawing.add({
    id: ids.user,
    column: 'switch',
    kind: 'user',
    name: 'User mode',
    what: 'each guest behind QEMU, without a device of the host',
    state: 'up',
  });
  if (wayOut !== undefined) drawing.wire({ from: wayOut, to: id, kind: 'route', live: true });
  return id;
}

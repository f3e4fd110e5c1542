import { randomBytes } from 'node:crypto';
import { type Connection, DomainDeviceModifyFlags, LibvirtError, type NetworkRef } from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { domainRef } from '../guests/guest-key.ts';
import type { LiveConnection } from '../ports.ts';
import type { NetworksDeps } from './networks-deps.ts';

/**
 * Puts the cards of running guests on a network's switch again: stopping it took the switch away, and starting it
 * makes a new one that is empty. libvirt moves a card only from one network to another, so each goes by way of an
 * empty network that is there for just that. The guest notices no more than a cable that was out.
 */
export async function reconnectGuests(
  deps: NetworksDeps,
  live: LiveConnection,
  net: NetworkRef,
): Promise<void> {
  const cut = deps.guests
    .list(live.id)
    .filter(guest => isActive(guest.state) && deps.guests.claims(guest).networks.includes(net.name));
  if (cut.length === 0) return;
  const rpc = await live.work();
  const between = `innkeeper-between-${randomBytes(4).toString('hex')}`;
  const { net: stopover } = await rpc.call('networkCreateXml', {
    xml: `<network><name>${between}</name><bridge stp='on' delay='0'/></network>`,
  });
  try {
    for (const guest of cut) await reconnect(deps, rpc, guest, net.name, between);
  } finally {
    await rpc.call('networkDestroy', { net: stopover });
  }
}

async function reconnect(
  deps: NetworksDeps,
  rpc: Connection,
  guest: Guest,
  network: string,
  between: string,
): Promise<void> {
  const { root } = parseDocument(await deps.guests.xml(guest));
  const cards = (root.child('devices')?.elements('interface') ?? []).filter(
    card => card.attr('type') === 'network' && card.child('source')?.attr('network') === network,
  );
  for (const card of cards) {
    const source = card.child('source');
    // What libvirt itself found out about the port that is gone.
    for (const attribute of ['portid', 'bridge']) source?.setAttr(attribute, undefined);
    const back = card.toString();
    source?.setAttr('network', between);
    source?.setAttr('portgroup', undefined);
    await update(rpc, guest, card.toString());
    await update(rpc, guest, back);
  }
}

async function update(rpc: Connection, guest: Guest, xml: string): Promise<void> {
  try {
    await rpc.call('domainUpdateDeviceFlags', {
      dom: domainRef(guest),
      xml,
      flags: DomainDeviceModifyFlags.LIVE,
    });
  } catch (error) {
    // It was shut down meanwhile.
    if (error instanceof LibvirtError && error.codeName === 'OPERATION_INVALID') return;
    throw error;
  }
}

import { DomainXMLFlags } from 'node-libvirt';
import type { PciAddress } from '#shared/contract/create/host-device.ts';
import type { NamedDevice, Whereabouts } from '#shared/contract/device-names.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { cardAt, identityOf } from '#shared/domain/device-names/identity.ts';
import { attachEdits, renameEdits, staleDevices } from '#shared/domain/device-names/settle.ts';
import { whereaboutsOf } from '#shared/domain/device-names/whereabouts.ts';
import { shortName } from '#shared/domain/devices/names/short-name.ts';
import type { PciFacts } from '#shared/domain/devices/facts.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { fail } from '../failures/fail.ts';
import { toFailure } from '../failures/to-failure.ts';
import { readDocument } from '../hardware/read-documents.ts';
import { writeEdits } from '../hardware/write-edits.ts';
import type { LiveConnection } from '../ports.ts';
import { procedures } from '../procedures.ts';
import { readNamedHost } from './named-host.ts';
import type { NamesDeps } from './names-deps.ts';
import { placedAt } from './settle-named.ts';

/** Names for devices, so that guests find them again at another address or on another host. */
export function createDeviceNamesArea(deps: NamesDeps) {
  const { names, connections } = deps;
  return {
    list: procedures.deviceNames.list.handler(async ({ input: { connection } }) => {
      const live = connections.require(connection);
      const devices = await names.list();
      const { host, unread } = await readNamedHost(deps, live).then(
        read => ({ host: read, unread: undefined }),
        (error: unknown) => ({ host: undefined, unread: toFailure(error) }),
      );
      const rows = devices.map(async device => {
        const where = host && whereaboutsOf(device, host.uuid, host.pci);
        return { device, ...(where && { where }), guests: await guestsWith(deps, live, device.name, where) };
      });
      return { devices: await Promise.all(rows), ...(unread && { unread }) };
    }),

    save: procedures.deviceNames.save.handler(async ({ input }) => {
      const live = connections.require(input.connection);
      const { uuid, card } = await cardOn(deps, live, input.address);
      const [first] = card;
      const device: NamedDevice = {
        name: input.name,
        ...(input.description !== undefined && { description: input.description }),
        model: first === undefined ? input.address : shortName(first),
        functions: card.map(identityOf),
        places: [],
      };
      const placed = placedAt(device, live, uuid, first?.address ?? input.address);
      await names.add(placed);
      return placed;
    }),

    place: procedures.deviceNames.place.handler(async ({ input }) => {
      const live = connections.require(input.connection);
      const device = await names.require(input.name);
      const { uuid, card } = await cardOn(deps, live, input.address);
      const placed = placedAt(device, live, uuid, card[0]?.address ?? input.address);
      if (whereaboutsOf(placed, uuid, card).state !== 'there')
        throw fail('INPUT_INVALID', { field: 'address', reason: `It is no ${device.model}.` });
      await names.replace(device.name, placed);
      return placed;
    }),

    rename: procedures.deviceNames.rename.handler(async ({ input }) => {
      const device = await names.require(input.name);
      const renamed = { ...device, name: input.to };
      if (input.to === input.name) return device;
      // Both are known until every guest has the new one: cut short, nothing is without a device.
      await names.add(renamed);
      await writeToAll(deps, input.name, input.to);
      await names.replace(input.name, undefined);
      return renamed;
    }),

    remove: procedures.deviceNames.remove.handler(async ({ input }) => {
      await names.require(input.name);
      await writeToAll(deps, input.name, undefined);
      await names.replace(input.name, undefined);
      return {};
    }),

    attach: procedures.deviceNames.attach.handler(async ({ input }) => {
      const guest = deps.guests.require(input.guest);
      const live = connections.require(guest.connection);
      const device = await names.require(input.name);
      const { uuid, pci } = await readNamedHost(deps, live);
      const where = whereaboutsOf(device, uuid, pci);
      if (where.state !== 'there') throw fail('DEVICE_ABSENT', { device: input.name, host: live.label });
      const edits = attachEdits(await lastingDocument(live, guest), input.name, where.address);
      if (edits.length > 0) await writeEdits(deps, guest, edits, { later: true });
      await deps.guests.refresh(guest);
      return { functions: edits.length };
    }),
  };
}

async function lastingDocument(live: LiveConnection, guest: Guest) {
  return domain.of(parseDocument(await readDocument(await live.work(), guest, DomainXMLFlags.INACTIVE)).root);
}

/** The functions in a slot; DEVICE_ABSENT where there is none. */
async function cardOn(
  deps: NamesDeps,
  live: LiveConnection,
  address: PciAddress,
): Promise<{ uuid: string; card: PciFacts[] }> {
  const { uuid, pci } = await readNamedHost(deps, live);
  const card = cardAt(pci, address);
  if (card.length === 0) throw fail('DEVICE_ABSENT', { device: address, host: live.label });
  return { uuid, card };
}

async function guestsWith(
  deps: NamesDeps,
  live: LiveConnection,
  name: string,
  where: Whereabouts | undefined,
) {
  const users = deps.guests
    .list(live.id)
    .filter(guest => guest.persistent && deps.guests.claims(guest).named.includes(name));
  const at = where && 'address' in where ? where.address : undefined;
  return await Promise.all(
    users.map(async guest => {
      const document = await lastingDocument(live, guest);
      const stale = staleDevices(document, wanted => (wanted === name ? at : undefined)).length > 0;
      const { connection, uuid } = guest;
      return { guest: { connection, uuid }, name: guest.name, running: isActive(guest.state), stale };
    }),
  );
}

/** On every connection that is online: a guest of another keeps an alias that means nothing any more. */
async function writeToAll(deps: NamesDeps, from: string, to: string | undefined): Promise<void> {
  for (const guest of deps.guests.list()) {
    if (!guest.persistent || !deps.guests.claims(guest).named.includes(from)) continue;
    const live = deps.connections.live(guest.connection);
    if (!live) continue;
    const edits = renameEdits(await lastingDocument(live, guest), from, to);
    if (edits.length > 0) await writeEdits(deps, guest, edits, { later: true });
    await deps.guests.refresh(guest);
  }
}

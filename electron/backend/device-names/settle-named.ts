import { DomainXMLFlags } from 'node-libvirt';
import type { PciAddress } from '#shared/contract/create/host-device.ts';
import type { NamedDevice } from '#shared/contract/device-names.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { namedDevicesOf, settleEdits, staleDevices } from '#shared/domain/device-names/settle.ts';
import { whereaboutsOf } from '#shared/domain/device-names/whereabouts.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { fail } from '../failures/fail.ts';
import { readDocument } from '../hardware/read-documents.ts';
import { writeEdits } from '../hardware/write-edits.ts';
import type { LiveConnection } from '../ports.ts';
import type { NamesDeps } from './names-deps.ts';
import { readNamedHost } from './named-host.ts';

/**
 * Before a guest starts: its named devices are where its document says, or the document is set right. Throws
 * DEVICE_ABSENT for one that is not in this host, or cannot be told from its twins: libvirt would start the guest with
 * whatever has come to the old address.
 */
export async function settleNamedDevices(deps: NamesDeps, live: LiveConnection, guest: Guest): Promise<void> {
  if (deps.guests.claims(guest).named.length === 0) return;
  const { uuid, pci } = await readNamedHost(deps, live);
  const document = domain.of(
    parseDocument(await readDocument(await live.work(), guest, DomainXMLFlags.INACTIVE)).root,
  );
  const names = new Set(namedDevicesOf(document).map(({ alias }) => alias.name));
  const found = new Map<string, PciAddress>();
  for (const device of await deps.names.list()) {
    if (!names.has(device.name)) continue;
    const where = whereaboutsOf(device, uuid, pci);
    if (where.state === 'absent' || where.state === 'several') throw absent(device, live, where.state);
    found.set(device.name, where.address);
    if (where.state !== 'there')
      await deps.names.replace(device.name, placedAt(device, live, uuid, where.address));
  }
  const stale = staleDevices(document, name => found.get(name));
  if (stale.length > 0) await writeEdits(deps, guest, settleEdits(stale), { later: true });
}

function absent({ name, model }: NamedDevice, { label }: LiveConnection, state: 'absent' | 'several') {
  const detail =
    state === 'absent'
      ? `No ${model} is in this host.`
      : `There are several of the kind ${model}, and none is where “${name}” was: say which one it is under Host devices, Names.`;
  return fail('DEVICE_ABSENT', { device: name, host: label }, detail);
}

/** The device with its place on one host said anew. */
export function placedAt(
  device: NamedDevice,
  { host: { hostname } }: LiveConnection,
  host: string,
  address: PciAddress,
): NamedDevice {
  const others = device.places.filter(place => place.host !== host);
  return { ...device, places: [...others, { host, hostname, address, seenAt: Date.now() }] };
}

import { DomainMetadataType, DomainModificationImpact } from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
import type { NamedUsbRule } from '#shared/contract/usb.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { readUsbRules, USB_NAMESPACE, USB_PREFIX, writeUsbRules } from '#shared/domain/usb/rules.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { domainRef } from '../guests/guest-key.ts';
import { readDocuments } from '../hardware/read-documents.ts';
import type { UsbDeps } from './usb-deps.ts';

/** Changes a guest's USB rules in the document libvirt keeps and, while it runs, in the one it runs by. */
export async function changeRules(
  deps: UsbDeps,
  guest: Guest,
  edit: (rules: readonly NamedUsbRule[]) => readonly NamedUsbRule[],
): Promise<void> {
  const { rpc } = deps.connections.require(guest.connection);
  const { live, next } = await readDocuments(rpc, guest);
  const before = readUsbRules(parseDocument(next ?? live ?? '').root);
  const metadata = writeUsbRules(edit(before));
  // Removing what is not there is an error to libvirt.
  if (metadata === null && before.length === 0) return;
  const { LIVE, CONFIG } = DomainModificationImpact;
  await rpc.call('domainSetMetadata', {
    dom: domainRef(guest),
    type: DomainMetadataType.ELEMENT,
    metadata,
    key: metadata === null ? null : USB_PREFIX,
    uri: USB_NAMESPACE,
    flags: (isActive(guest.state) ? LIVE : 0) | (guest.persistent ? CONFIG : 0),
  });
  await deps.guests.refresh(guest);
}

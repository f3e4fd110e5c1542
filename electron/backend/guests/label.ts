import { DomainMetadataType, DomainModificationImpact, DomainXMLFlags } from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
import {
  editLabels,
  LABELS_NAMESPACE,
  LABELS_PREFIX,
  type LabelsEdit,
  readLabels,
  writeLabels,
} from '#shared/domain/guests/labels.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import type { AreaDeps } from '../ports.ts';
import { domainRef } from './guest-key.ts';

/** Changes group and tags in the document libvirt keeps and, while the guest runs, in the one it runs by. */
export async function labelGuest(deps: AreaDeps, guest: Guest, edit: LabelsEdit): Promise<void> {
  const { rpc } = deps.connections.require(guest.connection);
  const dom = domainRef(guest);
  const flags = guest.persistent ? DomainXMLFlags.INACTIVE : 0;
  const { xml } = await rpc.call('domainGetXmlDesc', { dom, flags });
  const before = readLabels(parseDocument(xml).root);
  const metadata = writeLabels(editLabels(before, edit));
  // Removing what is not there is an error to libvirt.
  if (metadata === null && writeLabels(before) === null) return;
  const { LIVE, CONFIG } = DomainModificationImpact;
  await rpc.call('domainSetMetadata', {
    dom,
    type: DomainMetadataType.ELEMENT,
    metadata,
    key: metadata === null ? null : LABELS_PREFIX,
    uri: LABELS_NAMESPACE,
    flags: (isActive(guest.state) ? LIVE : 0) | (guest.persistent ? CONFIG : 0),
  });
  // Drivers without the event (LXC) are read here; with it the reading is shared.
  await deps.guests.refresh(guest);
}

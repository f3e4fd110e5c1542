import { newDomainDocument } from '../../libvirt-xml/domain/new-domain.ts';
import type { XmlDocument } from '../../libvirt-xml/xml/document.ts';
import { withPaths } from './disks/with-paths.ts';
import { listParts, type Parts } from './parts.ts';
import type { Setting } from './topic.ts';
import type { Slot } from './work.ts';

/** A guest with everything decided, from which its documents are written. */
export interface GuestDesign {
  readonly setting: Setting;
  readonly parts: Parts;
}

/** The real places of volumes, by slot; a preview has none yet. */
export type Paths = Readonly<Record<Slot, string>>;

/** The domain document of a new guest, as libvirt is to define it. */
export function writeDocument(
  { setting, parts }: GuestDesign,
  uuid?: string,
  paths: Paths = {},
): XmlDocument {
  const { document, domain } = newDomainDocument({ type: setting.offer.type, name: setting.request.name });
  domain.uuid = uuid;
  const placed = { ...parts, disks: parts.disks.with(withPaths(parts.disks.value, paths)) };
  for (const part of listParts(placed)) part.write(domain);
  return document;
}

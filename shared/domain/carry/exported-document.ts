import { domain } from '../../libvirt-xml/domain/domain.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { replaceDisk } from './clone-document.ts';

/**
 * The document that lies beside exported disks: they are named by their files alone, and passwords of displays, which
 * are for whoever may read libvirt's own, are left out.
 * @param files by the disk's target
 */
export function exportedDocument(
  xml: string,
  files: ReadonlyMap<string, { readonly file: string; readonly format: string }>,
): string {
  const document = parseDocument(xml);
  const guest = domain.of(document.root);
  for (const disk of guest.devices.disks) {
    const made = files.get(disk.target ?? '');
    if (made) replaceDisk(disk, { path: made.file, block: false, format: made.format });
  }
  for (const graphics of document.root.child('devices')?.elements('graphics') ?? [])
    for (const secret of ['passwd', 'passwdValidTo']) graphics.setAttr(secret, undefined);
  return document.toString();
}

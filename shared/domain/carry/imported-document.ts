import { domain } from '../../libvirt-xml/domain/domain.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { cloneDocument, type Identity, type NewDisk, replaceDisk } from './clone-document.ts';

/** Who it is on this host: the guest that was exported, or another one beside it. */
export type ImportedAs = { readonly name: string } | Identity;

/**
 * The document of an exported guest for this host. Its disks are those that came with it; other files and devices
 * that it names are the other host's: a drive is empty, a disk is left out, the emulator is chosen anew.
 */
export function importedDocument(
  xml: string,
  as: ImportedAs,
  disks: ReadonlyMap<string, Exclude<NewDisk, string>>,
): string {
  const document = parseDocument(xml);
  const guest = domain.of(document.root);
  for (const disk of guest.devices.disks) {
    const made = disks.get(disk.target ?? '');
    if (made) replaceDisk(disk, made);
    else if (disk.device === 'cdrom' || disk.device === 'floppy') disk.source.element?.remove();
    else disk.element?.remove();
  }
  document.root.child('devices')?.child('emulator')?.remove();
  document.root.setAttr('id', undefined);
  const nvram = document.root.child('os')?.child('nvram');
  if (nvram) nvram.text = '';
  const text = document.toString();
  if ('uuid' in as) return cloneDocument(text, as, { disks: new Map() });
  if (as.name === guest.name) return text;
  guest.name = as.name;
  return document.toString();
}

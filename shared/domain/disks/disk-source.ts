import type { Disk } from '../../libvirt-xml/devices/disk.ts';
import { domain } from '../../libvirt-xml/domain/domain.ts';
import type { XmlDocument } from '../../libvirt-xml/xml/document.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';

export interface DiskSource {
  readonly path: string;
  readonly format: string;
  readonly block: boolean;
}

/** Makes a disk of another file or device, or of none; what it stood on goes, as libvirt finds that itself. */
export function setSource(disk: Disk, source: DiskSource | undefined): void {
  disk.element?.child('source')?.remove();
  disk.element?.child('backingStore')?.remove();
  disk.element?.child('mirror')?.remove();
  if (!source) {
    disk.type = 'file';
    return;
  }
  disk.type = source.block ? 'block' : 'file';
  disk.driver ??= 'qemu';
  disk.format = source.format as Disk['format'];
  if (source.block) disk.source.dev = source.path;
  else disk.source.file = source.path;
}

export function diskOf(document: XmlDocument, target: string): Disk | undefined {
  return domain.of(document.root).devices.disks.items.find(disk => disk.target === target);
}

/** The same guest with another source for one of its disks; undefined when it has no such disk. */
export function withSource(xml: string, target: string, source: DiskSource | undefined): string | undefined {
  const document = parseDocument(xml);
  const disk = diskOf(document, target);
  if (!disk) return undefined;
  setSource(disk, source);
  return document.toString();
}

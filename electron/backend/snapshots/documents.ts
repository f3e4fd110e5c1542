import { replaceDisk } from '#shared/domain/carry/clone-document.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { snapshot as snapshotView } from '#shared/libvirt-xml/documents/snapshot.ts';
import type { CreateWork } from '#shared/domain/snapshots/plan-create.ts';
import type { XmlElement } from '#shared/libvirt-xml/xml/element.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';

/** A file and its format. */
export interface NewSource {
  readonly path: string;
  readonly format: string;
}

/** What libvirt is to take: https://libvirt.org/formatsnapshot.html */
export function createDocument({ name, description, memory, memoryFile, kind, disks }: CreateWork): string {
  const document = parseDocument('<domainsnapshot/>\n');
  const view = snapshotView.of(document.root);
  view.name = name;
  view.description = description;
  if (kind === 'external') {
    view.memory = memory ? 'external' : 'no';
    view.memoryFile = memoryFile;
  }
  for (const { target, kind: how, overlay } of disks) {
    const disk = view.disks.add({ name: target, snapshot: how === 'none' ? 'no' : how });
    if (overlay === undefined) continue;
    disk.driver = 'qcow2';
    disk.file = overlay;
  }
  return document.toString();
}

/**
 * The lasting settings of a guest as a snapshot holds them, on other disks: under the guest's name now, and with
 * what people and programs noted about it since.
 */
export function revertedDocument(
  snapshotXml: string,
  nowXml: string,
  disks: ReadonlyMap<string, NewSource>,
): string {
  const { root } = parseDocument(snapshotXml);
  const then = root.child('inactiveDomain') ?? root.child('domain');
  if (!then) throw new Error('A snapshot without a document of its guest.');
  // Under either name it is a domain.
  const text = then
    .toString()
    .replace(/^<inactiveDomain\b/, '<domain')
    .replace(/<\/inactiveDomain\s*>$/, '</domain>');
  const document = parseDocument(text);
  const now = parseDocument(nowXml).root;
  const view = domain.of(document.root);
  view.name = domain.of(now).name;
  const noted = now.child('metadata');
  document.root.child('metadata')?.remove();
  if (noted) document.root.append(noted.clone());
  standOn(document.root, disks);
  return document.toString();
}

/** A document with some disks made of other files. */
export function onDisks(xml: string, disks: ReadonlyMap<string, NewSource>, name?: string): string {
  const document = parseDocument(xml);
  if (name !== undefined) domain.of(document.root).name = name;
  standOn(document.root, disks);
  return document.toString();
}

/**
 * What disks stood on when a document was written says nothing of now, and QEMU would believe it: an empty
 * <backingStore/> hides all that is below.
 */
function standOn(root: XmlElement, disks: ReadonlyMap<string, NewSource>): void {
  for (const disk of domain.of(root).devices.disks) {
    const by = disks.get(disk.target ?? '');
    if (by) replaceDisk(disk, { ...by, block: false });
    disk.element?.child('backingStore')?.remove();
  }
}

/** A document of any kind in which every disk made of `from` is made of `to`; undefined where none was. */
export function redirected(xml: string, from: string, to: NewSource): string | undefined {
  const document = parseDocument(xml);
  let changed = false;
  const visit = (element: XmlElement): void => {
    for (const child of element.elements()) {
      if (child.name === 'disk') changed = redirectDisk(child, from, to) || changed;
      else visit(child);
    }
  };
  visit(document.root);
  return changed ? document.toString() : undefined;
}

function redirectDisk(disk: XmlElement, from: string, to: NewSource): boolean {
  const source = disk.child('source');
  const below = disk.child('backingStore');
  const isFrom = source?.attr('file') === from || source?.attr('dev') === from;
  // A chain that was written down with it names files that may be gone.
  const staleChain = below !== undefined && below.toString().includes(from);
  if (isFrom) {
    source?.setAttr(source.attr('file') === from ? 'file' : 'dev', to.path);
    disk.child('driver')?.setAttr('type', to.format);
  }
  if (isFrom || staleChain) below?.remove();
  return isFrom || staleChain;
}

/** A record under another name, with another description, or of another parent. */
export function renamed(
  xml: string,
  change: { readonly name?: string; readonly description?: string; readonly parent?: string | null },
): string {
  const document = parseDocument(xml);
  const view = snapshotView.of(document.root);
  if (change.name !== undefined) view.name = change.name;
  if (change.description !== undefined)
    view.description = change.description === '' ? undefined : change.description;
  if (change.parent === null) document.root.child('parent')?.remove();
  else if (change.parent !== undefined) view.parent = change.parent;
  return document.toString();
}

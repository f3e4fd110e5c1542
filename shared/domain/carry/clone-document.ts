import { domain } from '../../libvirt-xml/domain/domain.ts';
import type { Disk } from '../../libvirt-xml/devices/disk.ts';
import type { XmlElement } from '../../libvirt-xml/xml/element.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { ownPaths } from './own-paths.ts';

/** Who the new guest is. */
export interface Identity {
  readonly name: string;
  readonly uuid: string;
  /** For `<genid>`, by which a guest of Microsoft's kind learns that it is a copy. */
  readonly generation: string;
}

/** What a disk of the new guest is made of; `as-it-is` shares the original's, `left-out` gives it none. */
export type NewDisk =
  | { readonly path: string; readonly block: boolean; readonly format: string }
  | 'as-it-is'
  | 'left-out';

export interface Copies {
  /** By the disk's target; one that is not named stays as it is. */
  readonly disks: ReadonlyMap<string, NewDisk>;
  /** Its own UEFI variables; left out: libvirt makes them from the firmware's template. */
  readonly nvram?: string | undefined;
}

/**
 * The document of a guest like another one, which can run beside it: with a name, ids and files of its own.
 * Network cards are left without an address, to be given new ones. Whatever is not its own stays as it was.
 */
export function cloneDocument(xml: string, { name, uuid, generation }: Identity, copies: Copies): string {
  const document = parseDocument(xml);
  const { root } = document;
  const guest = domain.of(root);
  const original = guest.name ?? '';
  guest.name = name;
  guest.uuid = uuid;
  const genid = root.child('genid');
  if (genid) genid.text = generation;
  // libvirt refuses a document whose two UUIDs differ.
  for (const entry of smbiosEntries(root)) if (entry.attr('name') === 'uuid') entry.text = uuid;
  for (const nic of guest.devices.interfaces) separateNic(nic.element);
  for (const disk of guest.devices.disks) replaceDisk(disk, copies.disks.get(disk.target ?? ''));
  const nvram = root.child('os')?.child('nvram');
  // What it is made from stands in its attributes.
  if (nvram) nvram.text = copies.nvram ?? '';
  if (guest.devices.vsock.cid !== undefined) {
    guest.devices.vsock.cid = undefined;
    guest.devices.vsock.cidAuto = true;
  }
  for (const { element, attribute, path } of ownPaths(root))
    element.setAttr(attribute, pathOf(path, original, name));
  return document.toString();
}

function smbiosEntries(root: XmlElement): XmlElement[] {
  return root.elements('sysinfo').flatMap(info => info.child('system')?.elements('entry') ?? []);
}

/** Its address, the name of its tap device and its port at Open vSwitch can be one guest's only. */
function separateNic(nic: XmlElement | undefined): void {
  nic?.child('mac')?.remove();
  nic?.child('target')?.setAttr('dev', undefined);
  if (nic?.child('target')?.attributes.length === 0) nic.child('target')?.remove();
  nic?.child('virtualport')?.child('parameters')?.setAttr('interfaceid', undefined);
}

/** Points a disk at another file or device; what was below the old one says nothing of the new. */
export function replaceDisk(disk: Disk, by: NewDisk = 'as-it-is'): void {
  if (by === 'as-it-is') return;
  if (by === 'left-out') {
    disk.element?.remove();
    return;
  }
  disk.element?.child('backingStore')?.remove();
  const { source } = disk;
  for (const name of ['file', 'dev', 'pool', 'volume', 'mode', 'name', 'protocol', 'index', 'startupPolicy'])
    source.element?.setAttr(name, undefined);
  // Labels of the daemon's own making, and how a network's disk was reached.
  for (const child of source.element?.elements() ?? [])
    if (['host', 'snapshot', 'config', 'auth', 'privateData', 'slices'].includes(child.localName))
      child.remove();
  disk.type = by.block ? 'block' : 'file';
  if (by.block) source.dev = by.path;
  else source.file = by.path;
  disk.format = by.format === 'qcow2' ? 'qcow2' : 'raw';
}

/** The same path for another guest: by the original's name in the file's, else with the new one before it. */
export function pathOf(path: string, original: string, name: string): string {
  const cut = path.lastIndexOf('/') + 1;
  const file = path.slice(cut);
  const renamed =
    original !== '' && file.includes(original) ? file.replace(original, name) : `${name}-${file}`;
  return path.slice(0, cut) + renamed;
}

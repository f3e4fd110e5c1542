import type { HardwareEdit } from '#shared/contract/hardware.ts';
import { DOMAIN_ITEM, itemsOf } from '#shared/domain/hardware/item-id.ts';
import { disk as diskView } from '#shared/libvirt-xml/devices/disk.ts';
import type { Domain } from '#shared/libvirt-xml/domain/domain.ts';
import type { XmlElement } from '#shared/libvirt-xml/xml/element.ts';
import type { Wanted } from './look.ts';

/** A file that QEMU opens for a guest, and where its document names it. */
export interface GuestFile extends Wanted {
  /** `disk:vda` or `domain`. */
  readonly item: string;
  /** The property that names it; missing of an image that another stands on. */
  readonly property?: string;
}

const bootFiles = ['kernel', 'initrd', 'deviceTree'] as const;

/** Every file of the host that its document has QEMU open: disks, what they stand on, and what it boots directly. */
export function guestFiles(guest: Domain): GuestFile[] {
  const booted = bootFiles.flatMap((name): GuestFile[] => {
    const path = guest.os[name];
    return path === undefined ? [] : [{ path, write: false, item: DOMAIN_ITEM, property: `os.${name}` }];
  });
  return [
    ...booted,
    ...itemsOf(guest).flatMap(({ id, element, node }) => (element === 'disk' ? diskFiles(id, node) : [])),
  ];
}

function diskFiles(item: string, node: XmlElement): GuestFile[] {
  const { source, device, readonly } = diskView.of(node);
  const write = readonly !== true && device !== 'cdrom';
  const own: GuestFile[] =
    source.file === undefined ? [] : [{ path: source.file, write, item, property: 'source.file' }];
  const below: GuestFile[] = [];
  for (let layer = node.child('backingStore'); layer; layer = layer.child('backingStore')) {
    const path = layer.child('source')?.attr('file');
    if (path !== undefined) below.push({ path, write: false, item });
  }
  return [...own, ...below];
}

/** Has a guest open another file wherever it opens this one. */
export function editsToward(guest: Domain, from: ReadonlySet<string>, to: string): HardwareEdit[] {
  return guestFiles(guest).flatMap(({ path, item, property }) =>
    property !== undefined && from.has(path)
      ? [{ op: 'set' as const, item, values: { [property]: to } }]
      : [],
  );
}

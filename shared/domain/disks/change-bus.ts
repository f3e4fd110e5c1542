import type { Disk } from '../../libvirt-xml/devices/disk.ts';
import { type Domain, domain } from '../../libvirt-xml/domain/domain.ts';
import type { XmlElement } from '../../libvirt-xml/xml/element.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { diskOf } from './disk-source.ts';
import { DRIVER_SERIAL } from './driver-disk.ts';
import { freeTarget } from './targets.ts';

export interface BusChange {
  readonly xml: string;
  /** What the disk is called from then on: a name goes by its bus. */
  readonly target: string;
  /** Settings that the new bus does not have, and that went. */
  readonly dropped: readonly string[];
  /** Of a controller that had to be added. */
  readonly controller?: string;
  /** What the guest starts from was written to each device, as the order of the disks no longer tells it. */
  readonly bootWritten: boolean;
}

/** A disk on another bus, and the guest starting from what it started from. Undefined when there is no such disk. */
export function changeBus(xml: string, target: string, bus: string): BusChange | undefined {
  const document = parseDocument(xml);
  const guest = domain.of(document.root);
  const disk = diskOf(document, target);
  if (!disk?.element) return undefined;
  for (const added of guest.devices.disks.items)
    if (added.serial === DRIVER_SERIAL && added.bus === bus) added.remove();
  const bootWritten = writeBootOrder(guest);
  const dropped = dropForeign(disk.element, bus);
  disk.element.child('address')?.remove();
  disk.element.child('alias')?.remove();
  disk.bus = bus as Disk['bus'];
  disk.target = undefined;
  const renamed = keepsName(target, bus) ? target : freeTarget([guest], bus);
  disk.target = renamed;
  const controller = addController(guest, bus);
  return {
    xml: document.toString(),
    target: renamed,
    dropped,
    bootWritten,
    ...(controller && { controller }),
  };
}

function keepsName(target: string, bus: string): boolean {
  return target.startsWith('sd') && ['sata', 'scsi', 'usb'].includes(bus);
}

/**
 * `<boot dev='hd'/>` means the first disk, and which that is changes with a bus: so every device that it meant
 * is given its own number. https://libvirt.org/formatdomain.html#bios-bootloader
 */
function writeBootOrder({ os, devices }: Domain): boolean {
  const disks = devices.disks.items;
  const ofKind = (kind: string) => disks.find(({ device = 'disk' }) => device === kind);
  const wanted = os.boot.items.map(({ dev }) => dev);
  const alone = disks.filter(({ device = 'disk' }) => device === 'disk').length < 2;
  if (alone || !wanted.includes('hd')) return false;
  const first: Readonly<Record<string, { bootOrder: unknown } | undefined>> = {
    hd: ofKind('disk'),
    cdrom: ofKind('cdrom'),
    fd: ofKind('floppy'),
    network: devices.interfaces.items[0],
  };
  let order = 1;
  for (const dev of wanted) {
    const device = first[dev ?? ''];
    if (!device) continue;
    device.bootOrder = order;
    order += 1;
  }
  for (const { element } of os.boot.items) element?.remove();
  return true;
}

/** What only some buses have: attributes of `<driver>` and `<target>`, and children. */
const onlyVirtio = [
  'iothread',
  'queues',
  'queue_size',
  'event_idx',
  'ioeventfd',
  'iommu',
  'ats',
  'packed',
  'page_per_vq',
];

function dropForeign(disk: XmlElement, bus: string): string[] {
  const dropped: string[] = [];
  const drop = (element: XmlElement | undefined, attribute: string) => {
    if (element?.attr(attribute) === undefined) return;
    element.setAttr(attribute, undefined);
    dropped.push(attribute);
  };
  const dropChild = (name: string) => {
    const child = disk.child(name);
    if (!child) return;
    child.remove();
    dropped.push(name);
  };
  const [driver, target] = [disk.child('driver'), disk.child('target')];
  if (bus !== 'virtio') {
    for (const attribute of onlyVirtio) drop(driver, attribute);
    drop(disk, 'model');
  }
  if (!['sata', 'scsi', 'ide'].includes(bus)) {
    drop(target, 'rotation_rate');
    dropChild('wwn');
  }
  if (bus !== 'usb') drop(target, 'removable');
  if (bus !== 'scsi') for (const name of ['vendor', 'product']) dropChild(name);
  return dropped;
}

/** Left to itself libvirt adds one of 1998, which few systems have a driver for. */
function addController({ devices }: Domain, bus: string): string | undefined {
  if (bus !== 'scsi' || devices.controllers.items.some(({ type }) => type === 'scsi')) return undefined;
  devices.controllers.add({ type: 'scsi', index: 0, model: 'virtio-scsi' });
  return 'virtio-scsi';
}

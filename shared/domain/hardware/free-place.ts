import type { Domain } from '../../libvirt-xml/domain/domain.ts';
import type { XmlElement } from '../../libvirt-xml/xml/element.ts';
import { itemsOf, placeOf } from './item-id.ts';

/** Where a device of an address's type hangs: the kind of controller, and the attribute that numbers it. */
const holders: Readonly<Record<string, readonly [string, string]>> = {
  pci: ['pci', 'bus'],
  usb: ['usb', 'bus'],
  drive: ['scsi', 'controller'],
  'virtio-serial': ['virtio-serial', 'controller'],
  ccid: ['ccid', 'controller'],
};

/**
 * Whether a device can have the place that its element says in a guest: nobody sits there, and the controller is there.
 * The lasting document may have controllers that the running guest was started without.
 */
export function placeIsFree(guest: Domain, node: XmlElement): boolean {
  const place = placeOf(node)?.join(':');
  const address = node.child('address');
  if (place === undefined || !address) return true;
  if (itemsOf(guest).some(item => placeOf(item.node)?.join(':') === place)) return false;
  const [type, attribute] = holders[address.attr('type') ?? ''] ?? [];
  if (type === undefined || attribute === undefined) return true;
  const index = Number(address.attr(attribute) ?? 0);
  return guest.devices.controllers.items.some(
    controller => controller.type === type && (controller.index ?? 0) === index,
  );
}

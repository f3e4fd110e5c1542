import type { Failure } from '../../contract/failure.ts';
import type { Domain } from '../../libvirt-xml/domain/domain.ts';
import { memballoon } from '../../libvirt-xml/devices/memballoon.ts';
import { type Item, itemsOf } from './item-id.ts';

/**
 * Takes a device out, with what is nothing without it: the console that is another name of a serial port, what SPICE
 * carries once there is no SPICE display. A controller that others sit on is refused: libvirt would put it back.
 */
export function removeDevice(guest: Domain, item: Item): { failure: Failure }[] {
  const held = riders(guest, item);
  if (held.length > 0) {
    const params = { item: item.id, users: held.map(({ id }) => id).join(', ') };
    return [{ failure: { code: 'RESOURCE_BUSY', params } }];
  }
  if (item.element === 'memballoon') {
    // Without the element libvirt gives every guest one.
    const balloon = memballoon.of(item.node);
    for (const child of item.node.elements()) child.remove();
    const others = item.node.attributes.map(({ name }) => name).filter(name => name !== 'model');
    for (const name of others) item.node.setAttr(name, undefined);
    balloon.model = 'none';
    return [];
  }
  const others = hangers(guest, item);
  for (const { node } of [item, ...others]) node.remove();
  forget(guest, item);
  return [];
}

const addressKinds: Readonly<Record<string, { type: string; key: string }>> = {
  scsi: { type: 'drive', key: 'controller' },
  sata: { type: 'drive', key: 'controller' },
  ide: { type: 'drive', key: 'controller' },
  fdc: { type: 'drive', key: 'controller' },
  usb: { type: 'usb', key: 'bus' },
  'virtio-serial': { type: 'virtio-serial', key: 'controller' },
  ccid: { type: 'ccid', key: 'controller' },
  pci: { type: 'pci', key: 'bus' },
};

/** The devices that sit on a controller. */
export function riders(guest: Domain, { element, node }: Item): Item[] {
  if (element !== 'controller') return [];
  const type = node.attr('type') ?? '';
  const index = Number(node.attr('index') ?? 0);
  const kind = addressKinds[type];
  if (!kind) return [];
  return itemsOf(guest).filter(other => {
    const address = other.node.child('address');
    if (other.node === node || address?.attr('type') !== kind.type) return false;
    if (Number(address.attr(kind.key) ?? 0) !== index) return false;
    return kind.type !== 'drive' || busOf(other) === type;
  });
}

/** Disks on different kinds of controller have addresses of one kind. */
function busOf({ element, node }: Item): string | undefined {
  if (element === 'disk') return node.child('target')?.attr('bus');
  return element === 'hostdev' ? 'scsi' : undefined;
}

/** What makes no sense without the device, and libvirt or QEMU would refuse. */
function hangers(guest: Domain, { element, node }: Item): Item[] {
  const items = itemsOf(guest).filter(other => other.node !== node);
  if (element === 'serial') {
    const port = node.child('target')?.attr('port') ?? '0';
    return items.filter(
      other =>
        other.element === 'console' &&
        (other.node.child('target')?.attr('type') ?? 'serial') === 'serial' &&
        (other.node.child('target')?.attr('port') ?? '0') === port,
    );
  }
  const spice = element === 'graphics' && node.attr('type') === 'spice';
  if (!spice || items.some(other => other.element === 'graphics' && other.node.attr('type') === 'spice'))
    return [];
  return items.filter(({ element: name, node: each }) => {
    const type = each.attr('type');
    if (name === 'audio') return type === 'spice';
    return type === 'spicevmc' || type === 'spiceport';
  });
}

/** Takes out what names a device that is gone. */
function forget(guest: Domain, item: Item): void {
  if (item.element !== 'audio') return;
  const id = item.node.attr('id');
  for (const { node } of itemsOf(guest)) {
    const audio = node.child('audio');
    if (node.name !== 'audio' && audio?.attr('id') === id) audio?.remove();
  }
}

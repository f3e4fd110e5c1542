import { hostdev } from '../../libvirt-xml/devices/hostdev.ts';
import type { XmlElement } from '../../libvirt-xml/xml/element.ts';

/** A USB device of the host in a guest's document. */
export interface HeldUsb {
  readonly alias?: string;
  readonly vendor?: string;
  readonly product?: string;
  /** A guest that runs has both, also of a device that has been pulled out meanwhile. */
  readonly bus?: number;
  readonly device?: number;
  readonly node: XmlElement;
}

const hex4 = (value: number | string | undefined) =>
  typeof value === 'number' ? value.toString(16).padStart(4, '0') : undefined;

export function heldUsb(domain: XmlElement): HeldUsb[] {
  const all = domain.child('devices')?.elements('hostdev') ?? [];
  return all.flatMap(node => {
    const { type, alias, vendor, product } = hostdev.of(node);
    if (type !== 'usb') return [];
    const ids = { vendor: hex4(vendor), product: hex4(product) };
    // Decimal, unlike the bus of a PCI address.
    const address = node.child('source')?.child('address');
    const [bus, device] = ['bus', 'device'].map(name => address?.attr(name));
    return [
      {
        ...(alias !== undefined && { alias }),
        ...(ids.vendor !== undefined && { vendor: ids.vendor }),
        ...(ids.product !== undefined && { product: ids.product }),
        ...(bus !== undefined && device !== undefined && { bus: Number(bus), device: Number(device) }),
        node,
      },
    ];
  });
}

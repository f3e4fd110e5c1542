import type { NodeDevice } from '../../libvirt-xml/documents/node-device.ts';

/** A USB device that is plugged into a host, as its node device says. */
export interface UsbPresent {
  /** Bus and ports, such as 1-4.2. */
  readonly port: string;
  readonly bus: number;
  /** Counted up with every device that is plugged in. */
  readonly device: number;
  readonly vendor: string;
  readonly product: string;
}

/** Linux's own hubs, one for each controller. */
const ROOT_HUBS = '1d6b';

const plainId = (id: string | undefined) => id?.replace(/^0x/, '').toLowerCase().padStart(4, '0') ?? '';

/** The port is the device's name in sysfs, the last part of its path there (Documentation/ABI/stable/sysfs-bus-usb). */
export function usbPresent(devices: readonly NodeDevice[]): UsbPresent[] {
  return devices.flatMap(({ path, capabilities }) => {
    const usb = capabilities.items.find(({ type }) => type === 'usb_device');
    const port = path?.split('/').at(-1) ?? '';
    if (!usb || !/^\d+-\d+(\.\d+)*$/.test(port) || plainId(usb.vendorId) === ROOT_HUBS) return [];
    return [
      {
        port,
        bus: Number(usb.bus),
        device: Number(usb.device),
        vendor: plainId(usb.vendorId),
        product: plainId(usb.productId),
      },
    ];
  });
}

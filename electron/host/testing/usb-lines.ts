import { diskLines } from './disk-lines.ts';
import type { UsbBus, UsbPart } from './machine.ts';
import { netLines } from './net-lines.ts';
import type { RecordLines } from './record-lines.ts';

export function usbLines(lines: RecordLines, { bus, devices }: UsbBus, controller: string): void {
  const folder = `${controller}/usb${bus}`;
  lines.folder(folder, { idVendor: '1d6b', idProduct: '0002', bDeviceClass: '09', busnum: String(bus) });
  lines.link(`/sys/bus/usb/devices/usb${bus}`, folder);
  devices.forEach((device, index) => deviceLines(lines, device, { bus, number: index + 2, folder }));
}

interface Place {
  readonly bus: number;
  readonly number: number;
  readonly folder: string;
}

function deviceLines(lines: RecordLines, device: UsbPart, { bus, number, folder }: Place): void {
  const [vendor, product] = device.ids.split(':');
  const own = `${folder}${hubsAbove(device.port)}/${device.port}`;
  lines.folder(own, {
    idVendor: vendor,
    idProduct: product,
    busnum: String(bus),
    devnum: String(number),
    bDeviceClass: (device.class ?? 0).toString(16).padStart(2, '0'),
    speed: String(device.speed ?? 480),
    manufacturer: device.maker,
    product: device.name,
  });
  lines.link(`/sys/bus/usb/devices/${device.port}`, own);
  device.interfaces.forEach(([kind, driver], index) => {
    const face = `${device.port}:1.${index}`;
    lines.folder(`${own}/${face}`, { bInterfaceClass: kind.toString(16).padStart(2, '0') });
    lines.link(`/sys/bus/usb/devices/${face}`, `${own}/${face}`);
    if (driver !== undefined) lines.link(`${own}/${face}/driver`, `/sys/bus/usb/drivers/${driver}`);
  });
  const first = `${own}/${device.port}:1.0`;
  for (const event of device.inputs ?? []) {
    const input = `${first}/input/input${event.slice('event'.length)}/${event}`;
    lines.folder(input);
    lines.link(`/sys/class/input/${event}`, input);
  }
  for (const net of device.nets ?? []) netLines(lines, net, first);
  for (const disk of device.disks ?? []) diskLines(lines, disk, first);
}

/** `1-4.2.1` is plugged into 1-4.2, which is plugged into 1-4. */
function hubsAbove(port: string): string {
  const words = port.split('.');
  return words
    .slice(0, -1)
    .map((_, index) => `/${words.slice(0, index + 1).join('.')}`)
    .join('');
}

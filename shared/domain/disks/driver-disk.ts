import type { Disk } from '../../libvirt-xml/devices/disk.ts';
import { XmlElement } from '../../libvirt-xml/xml/element.ts';
import { disk as diskView } from '../../libvirt-xml/devices/disk.ts';
import { MiB } from '../units.ts';

/** How a disk that was added for its driver is known again; 20 characters are what virtio has room for. */
export const DRIVER_SERIAL = 'innkeeper-driver';
export const DRIVER_DISK_SIZE = 16 * MiB;

/** An empty disk that has a guest take the driver of its bus. */
export function driverDiskXml(path: string, bus: string, target: string): string {
  const element = new XmlElement('disk');
  const disk = diskView.of(element);
  disk.type = 'file';
  disk.device = 'disk';
  disk.driver = 'qemu';
  disk.format = 'qcow2';
  disk.source.file = path;
  disk.target = target;
  disk.bus = bus as Disk['bus'];
  disk.serial = DRIVER_SERIAL;
  return element.toString();
}

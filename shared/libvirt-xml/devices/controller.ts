import { hex, int, oneOf, onOff, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { size, value } from '../view/schema.ts';
import { place, virtioOptions } from './place.ts';

/** https://libvirt.org/formatdomain.html#controllers */
export const controller = defineView('controller', {
  type: value('@type', oneOf('pci', 'usb', 'scsi', 'sata', 'ide', 'fdc', 'virtio-serial', 'ccid', 'xenbus')),
  index: value('@index', int),
  model: value('@model', text),
  ports: value('@ports', int),
  vectors: value('@vectors', int),
  /** Of Xen's bus. */
  maxGrantFrames: value('@maxGrantFrames', int),
  maxEventChannels: value('@maxEventChannels', int),
  queues: value('driver/@queues', int),
  commandsPerLun: value('driver/@cmd_per_lun', int),
  /** Of 512 bytes, in one request. */
  maxSectors: value('driver/@max_sectors', int),
  ioEventFd: value('driver/@ioeventfd', onOff),
  ...virtioOptions,
  ioThread: value('driver/@iothread', int),
  /** The first controller of a USB 2.0 set, for its companions. */
  masterStartPort: value('master/@startport', int),
  pciModel: value('model/@name', text),
  chassis: value('target/@chassis', int),
  chassisNumber: value('target/@chassisNr', int),
  /** Of a PCI host bridge of POWER. */
  hostBridgeIndex: value('target/@index', int),
  hotplug: value('target/@hotplug', onOff),
  targetPort: value('target/@port', hex(1)),
  busNumber: value('target/@busNr', int),
  numaNode: value('target/node', int),
  /** Where the guest finds memory of PCI devices above 4 GiB. */
  pciHole64: size('pcihole64', 'KiB'),
  ...place,
});
export type Controller = ViewOf<typeof controller>;

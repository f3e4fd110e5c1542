import { hex, int, oneOf, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value, view } from '../view/schema.ts';
import { address } from './address.ts';

/** https://libvirt.org/formatdomain.html#controllers */
export const controller = defineView('controller', {
  type: value('@type', oneOf('pci', 'usb', 'scsi', 'sata', 'ide', 'fdc', 'virtio-serial', 'ccid', 'xenbus')),
  index: value('@index', int),
  model: value('@model', text),
  ports: value('@ports', int),
  vectors: value('@vectors', int),
  queues: value('driver/@queues', int),
  ioThread: value('driver/@iothread', int),
  /** The first controller of a USB 2.0 set, for its companions. */
  masterStartPort: value('master/@startport', int),
  pciModel: value('model/@name', text),
  chassis: value('target/@chassis', int),
  targetPort: value('target/@port', hex(1)),
  busNumber: value('target/@busNr', int),
  numaNode: value('target/node', int),
  alias: value('alias/@name', text),
  address: view('address', address),
});
export type Controller = ViewOf<typeof controller>;

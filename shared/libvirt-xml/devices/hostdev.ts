import { hex, int, oneOf, onOff, text, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { flag, value, view } from '../view/schema.ts';
import { address, hostAddress } from './address.ts';

/** https://libvirt.org/formatdomain.html#host-device-assignment */
export const hostdev = defineView('hostdev', {
  mode: value('@mode', oneOf('subsystem', 'capabilities')),
  type: value('@type', oneOf('pci', 'usb', 'scsi', 'scsi_host', 'mdev', 'storage', 'misc', 'net')),
  managed: value('@managed', yesNo),
  /** Of a mediated device: vfio-pci, vfio-ccw or vfio-ap. */
  model: value('@model', text),
  display: value('@display', onOff),
  /** A picture before the guest's driver is loaded. */
  ramfb: value('@ramfb', onOff),
  rawIo: value('@rawio', yesNo),
  driver: value('driver/@name', text),
  startupPolicy: value('source/@startupPolicy', oneOf('mandatory', 'requisite', 'optional')),
  sourceProtocol: value('source/@protocol', text),
  sourceWwpn: value('source/@wwpn', text),
  vendor: value('source/vendor/@id', hex(4)),
  product: value('source/product/@id', hex(4)),
  adapter: value('source/adapter/@name', text),
  sourceAddress: view('source/address', hostAddress),
  block: value('source/block', text),
  char: value('source/char', text),
  netInterface: value('source/interface', text),
  readonly: flag('readonly'),
  shareable: flag('shareable'),
  romFile: value('rom/@file', text),
  romBar: value('rom/@bar', onOff),
  bootOrder: value('boot/@order', int),
  alias: value('alias/@name', text),
  address: view('address', address),
});
export type Hostdev = ViewOf<typeof hostdev>;

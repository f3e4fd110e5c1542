import { hex, int, oneOf, onOff, text, uuid, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { flag, list, value, view } from '../view/schema.ts';
import { hostAddress } from './address.ts';
import { guestAddress, route } from './interface.ts';
import { place, rom } from './place.ts';

const serverAddress = defineView('host', { name: value('@name', text), port: value('@port', text) });

const sourceAuthentication = {
  authUser: value('source/auth/@username', text),
  authSecretType: value('source/auth/secret/@type', text),
  authSecretUuid: value('source/auth/secret/@uuid', uuid),
  authSecretUsage: value('source/auth/secret/@usage', text),
} as const;

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
  scsiCommands: value('@sgio', oneOf('filtered', 'unfiltered')),
  rawIo: value('@rawio', yesNo),
  driver: value('driver/@name', text),
  /** The kernel module to bind, other than vfio-pci; libvirt 10 and newer. */
  driverModel: value('driver/@model', text),
  driverIommufd: value('driver/@iommufd', yesNo),
  startupPolicy: value('source/@startupPolicy', oneOf('mandatory', 'requisite', 'optional')),
  sourceProtocol: value('source/@protocol', text),
  sourceWwpn: value('source/@wwpn', text),
  /** Of a PCI device of Xen: which writes to its configuration go through. */
  writeFiltering: value('source/@writeFiltering', yesNo),
  /** Whether a USB device is reset when the guest asks. */
  guestReset: value('source/@guestReset', oneOf('off', 'uninitialized', 'on')),
  /** Of iSCSI. */
  sourceName: value('source/@name', text),
  hosts: list('source/host', serverAddress),
  ...sourceAuthentication,
  initiator: value('source/initiator/iqn/@name', text),
  vendor: value('source/vendor/@id', hex(4)),
  product: value('source/product/@id', hex(4)),
  adapter: value('source/adapter/@name', text),
  sourceAddress: view('source/address', hostAddress),
  block: value('source/block', text),
  char: value('source/char', text),
  netInterface: value('source/interface', text),
  readonly: flag('readonly'),
  shareable: flag('shareable'),
  teaming: value('teaming/@type', oneOf('persistent', 'transient')),
  teamingPersistent: value('teaming/@persistent', text),
  ...rom,
  /** Of a network card given to a container. */
  addresses: list('ip', guestAddress),
  routes: list('route', route),
  bootOrder: value('boot/@order', int),
  loadParameter: value('boot/@loadparm', text),
  ...place,
});
export type Hostdev = ViewOf<typeof hostdev>;

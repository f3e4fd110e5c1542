import { hostAddress } from '../devices/address.ts';
import { int, text, uuid } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { flag, list, size, value, view } from '../view/schema.ts';

const mdevType = defineView('type', {
  id: value('@id', text),
  name: value('name', text),
  deviceApi: value('deviceAPI', text),
  availableInstances: value('availableInstances', int),
});

/** What a device's capability has inside: virtual functions, its physical function, mediated types, media. */
const innerCapability = defineView('capability', {
  type: value('@type', text),
  maxCount: value('@maxCount', int),
  addresses: list('address', hostAddress),
  mdevTypes: list('type', mdevType),
});

const iommuGroup = defineView('iommuGroup', {
  number: value('@number', int),
  addresses: list('address', hostAddress),
});

const devNode = defineView('devnode', { type: value('@type', text), path: value('.', text) });

/** One thing a device is. Which properties have a meaning goes by the type. */
const capability = defineView('capability', {
  type: value('@type', text),
  // pci and usb_device
  class: value('class', text),
  domain: value('domain', int),
  bus: value('bus', text),
  device: value('device', int),
  slot: value('slot', int),
  function: value('function', int),
  product: value('product', text),
  productId: value('product/@id', text),
  vendor: value('vendor', text),
  vendorId: value('vendor/@id', text),
  iommuGroup: view('iommuGroup', iommuGroup),
  numaNode: value('numa/@node', int),
  pciExpress: flag('pci-express'),
  // net
  interface: value('interface', text),
  mac: value('address', text),
  linkState: value('link/@state', text),
  /** Megabits a second. */
  linkSpeed: value('link/@speed', text),
  // storage
  block: value('block', text),
  driveType: value('drive_type', text),
  model: value('model', text),
  serial: value('serial', text),
  capacity: size('size', 'bytes'),
  // scsi, scsi_host, scsi_generic
  host: value('host', int),
  target: value('target', text),
  lun: value('lun', int),
  char: value('char', text),
  // system
  hardwareVendor: value('hardware/vendor', text),
  hardwareUuid: value('hardware/uuid', uuid),
  firmwareVersion: value('firmware/version', text),
  // drm, scsi and mdev
  kind: value('type', text),
  mdevType: value('type/@id', text),
  uuid: value('uuid', uuid),
  /** The kernel's name of what a mediated device is cut from. */
  parentAddress: value('parent_addr', text),
  inner: list('capability', innerCapability),
});

/** https://libvirt.org/formatnode.html */
export const nodeDevice = defineView('device', {
  name: value('name', text),
  path: value('path', text),
  devNodes: list('devnode', devNode),
  parent: value('parent', text),
  driver: value('driver/name', text),
  capabilities: list('capability', capability),
});
export type NodeDevice = ViewOf<typeof nodeDevice>;

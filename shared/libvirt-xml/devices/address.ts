import { hex, int, oneOf, onOff, text, uuid } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value } from '../view/schema.ts';

/** Where a device sits on its bus: https://libvirt.org/formatdomain.html#device-addresses. */
export const address = defineView('address', {
  type: value(
    '@type',
    oneOf(
      'pci',
      'drive',
      'usb',
      'virtio-serial',
      'ccid',
      'isa',
      'spapr-vio',
      'ccw',
      'virtio-mmio',
      'dimm',
      'unassigned',
    ),
  ),
  domain: value('@domain', hex(4)),
  bus: value('@bus', hex(2)),
  slot: value('@slot', hex(2)),
  function: value('@function', hex(1)),
  multifunction: value('@multifunction', onOff),
  controller: value('@controller', int),
  target: value('@target', int),
  unit: value('@unit', int),
  /** A USB port path such as 1.2. */
  port: value('@port', text),
  /** Of spapr-vio. */
  reg: value('@reg', hex(8)),
  /** Of CCW, the channels of s390. */
  cssid: value('@cssid', hex(2)),
  ssid: value('@ssid', hex(1)),
  devno: value('@devno', hex(4)),
  /** Of ISA. */
  ioBase: value('@iobase', hex(1)),
  irq: value('@irq', hex(1)),
  /** Of a memory module in the guest's memory. */
  base: value('@base', text),
  /** Of PCI on s390: how the guest counts it. */
  zpciUid: value('zpci/@uid', hex(4)),
  zpciFid: value('zpci/@fid', hex(8)),
});
export type Address = ViewOf<typeof address>;

/** What the address of a host device's source says; only a network interface's names its type. */
export const hostAddress = defineView('address', {
  type: value('@type', oneOf('pci')),
  domain: value('@domain', hex(4)),
  bus: value('@bus', hex(2)),
  slot: value('@slot', hex(2)),
  function: value('@function', hex(1)),
  multifunction: value('@multifunction', onOff),
  /** The device number on a USB bus. */
  device: value('@device', int),
  target: value('@target', int),
  unit: value('@unit', int),
  uuid: value('@uuid', uuid),
});
export type HostAddress = ViewOf<typeof hostAddress>;

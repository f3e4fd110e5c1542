import { int, oneOf, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value } from '../view/schema.ts';
import { characterDevice, characterDeviceTail } from './character-device.ts';

/** https://libvirt.org/formatdomain.html#serial-port */
export const serial = defineView('serial', {
  /** The terminal of a running guest, as older documents write it. */
  tty: value('@tty', text),
  ...characterDevice,
  targetType: value(
    'target/@type',
    oneOf(
      'isa-serial',
      'usb-serial',
      'pci-serial',
      'system-serial',
      'spapr-vio-serial',
      'sclp-serial',
      'isa-debug',
    ),
  ),
  targetPort: value('target/@port', int),
  targetModel: value('target/model/@name', text),
  ...characterDeviceTail,
});
export type Serial = ViewOf<typeof serial>;

import { int, oneOf, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value } from '../view/schema.ts';
import { characterDevice, characterDeviceTail } from './character-device.ts';

/** A USB device of whoever looks at the screen: https://libvirt.org/formatdomain.html#redirected-devices. */
export const redirdev = defineView('redirdev', {
  bus: value('@bus', oneOf('usb')),
  ...characterDevice,
  bootOrder: value('boot/@order', int),
  loadParameter: value('boot/@loadparm', text),
  ...characterDeviceTail,
});
export type Redirdev = ViewOf<typeof redirdev>;

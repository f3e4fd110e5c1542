import { oneOf } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value } from '../view/schema.ts';
import { place } from './place.ts';

/** https://libvirt.org/formatdomain.html#hub-devices */
export const hub = defineView('hub', {
  type: value('@type', oneOf('usb')),
  ...place,
});
export type Hub = ViewOf<typeof hub>;

import { oneOf, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value, view } from '../view/schema.ts';
import { address } from './address.ts';

/** https://libvirt.org/formatdomain.html#hub-devices */
export const hub = defineView('hub', {
  type: value('@type', oneOf('usb')),
  alias: value('alias/@name', text),
  address: view('address', address),
});
export type Hub = ViewOf<typeof hub>;

import { oneOf, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value, view } from '../view/schema.ts';
import { address } from './address.ts';

/** https://libvirt.org/formatdomain.html#input-devices */
export const input = defineView('input', {
  type: value('@type', oneOf('tablet', 'mouse', 'keyboard', 'passthrough', 'evdev')),
  bus: value('@bus', oneOf('usb', 'virtio', 'ps2', 'xen', 'none')),
  model: value('@model', oneOf('virtio', 'virtio-transitional', 'virtio-non-transitional')),
  source: value('source/@evdev', text),
  sourceDev: value('source/@dev', text),
  alias: value('alias/@name', text),
  address: view('address', address),
});
export type Input = ViewOf<typeof input>;

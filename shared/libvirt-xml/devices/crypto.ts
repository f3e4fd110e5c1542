import { int, oneOf, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value, view } from '../view/schema.ts';
import { address } from './address.ts';

/** https://libvirt.org/formatdomain.html#crypto */
export const crypto = defineView('crypto', {
  model: value('@model', oneOf('virtio')),
  type: value('@type', oneOf('qemu')),
  backend: value('backend/@model', oneOf('builtin', 'lkcf')),
  queues: value('backend/@queues', int),
  alias: value('alias/@name', text),
  address: view('address', address),
});
export type Crypto = ViewOf<typeof crypto>;

import { int, oneOf, text, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value, view } from '../view/schema.ts';
import { address } from './address.ts';

/** https://libvirt.org/formatdomain.html#vsock */
export const vsock = defineView('vsock', {
  model: value('@model', oneOf('virtio', 'virtio-transitional', 'virtio-non-transitional')),
  cidAuto: value('cid/@auto', yesNo),
  cid: value('cid/@address', int),
  alias: value('alias/@name', text),
  address: view('address', address),
});
export type Vsock = ViewOf<typeof vsock>;

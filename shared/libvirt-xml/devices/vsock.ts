import { int, oneOf, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value } from '../view/schema.ts';
import { place, virtioOptions } from './place.ts';

/** https://libvirt.org/formatdomain.html#vsock */
export const vsock = defineView('vsock', {
  model: value('@model', oneOf('virtio', 'virtio-transitional', 'virtio-non-transitional')),
  cidAuto: value('cid/@auto', yesNo),
  cid: value('cid/@address', int),
  ...virtioOptions,
  ...place,
});
export type Vsock = ViewOf<typeof vsock>;

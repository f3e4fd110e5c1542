import { int, oneOf } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value } from '../view/schema.ts';
import { place, virtioOptions } from './place.ts';

/** https://libvirt.org/formatdomain.html#crypto */
export const crypto = defineView('crypto', {
  model: value('@model', oneOf('virtio')),
  type: value('@type', oneOf('qemu')),
  backend: value('backend/@model', oneOf('builtin', 'lkcf')),
  queues: value('backend/@queues', int),
  ...virtioOptions,
  ...place,
});
export type Crypto = ViewOf<typeof crypto>;

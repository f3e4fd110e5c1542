import { int, oneOf, onOff } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value } from '../view/schema.ts';
import { place, virtioOptions } from './place.ts';

/** https://libvirt.org/formatdomain.html#memory-balloon-device */
export const memballoon = defineView('memballoon', {
  model: value('@model', oneOf('virtio', 'virtio-transitional', 'virtio-non-transitional', 'xen', 'none')),
  autoDeflate: value('@autodeflate', onOff),
  freePageReporting: value('@freePageReporting', onOff),
  /** Seconds between two reports of the guest's memory statistics. */
  statsPeriod: value('stats/@period', int),
  ...virtioOptions,
  ...place,
});
export type Memballoon = ViewOf<typeof memballoon>;

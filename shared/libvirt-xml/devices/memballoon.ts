import { int, oneOf, onOff, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value, view } from '../view/schema.ts';
import { address } from './address.ts';

/** https://libvirt.org/formatdomain.html#memory-balloon-device */
export const memballoon = defineView('memballoon', {
  model: value('@model', oneOf('virtio', 'virtio-transitional', 'virtio-non-transitional', 'xen', 'none')),
  autoDeflate: value('@autodeflate', onOff),
  freePageReporting: value('@freePageReporting', onOff),
  /** Seconds between two reports of the guest's memory statistics. */
  statsPeriod: value('stats/@period', int),
  alias: value('alias/@name', text),
  address: view('address', address),
});
export type Memballoon = ViewOf<typeof memballoon>;

import { int, oneOf, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value, view } from '../view/schema.ts';
import { address } from './address.ts';

/** https://libvirt.org/formatdomain.html#random-number-generator-device */
export const rng = defineView('rng', {
  model: value('@model', oneOf('virtio', 'virtio-transitional', 'virtio-non-transitional')),
  /** Bytes a period. */
  rateBytes: value('rate/@bytes', int),
  /** Milliseconds. */
  ratePeriod: value('rate/@period', int),
  backend: value('backend/@model', oneOf('random', 'egd', 'builtin')),
  /** The file that a random backend reads. */
  source: value('backend', text),
  alias: value('alias/@name', text),
  address: view('address', address),
});
export type Rng = ViewOf<typeof rng>;

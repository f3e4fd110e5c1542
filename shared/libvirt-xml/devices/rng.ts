import { int, oneOf, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value, view } from '../view/schema.ts';
import { byteLog, byteProtocol, byteSource } from './character-device.ts';
import { place, virtioOptions } from './place.ts';

const daemon = defineView('backend', {
  type: value('@type', text),
  ...byteSource,
  protocol: byteProtocol,
  ...byteLog,
});

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
  /** Of an entropy-gathering daemon: how it is reached. */
  daemon: view('backend', daemon),
  ...virtioOptions,
  ...place,
});
export type Rng = ViewOf<typeof rng>;

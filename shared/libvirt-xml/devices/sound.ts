import { int, oneOf, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, value } from '../view/schema.ts';
import { place } from './place.ts';

const codec = defineView('codec', { type: value('@type', oneOf('duplex', 'micro', 'output')) });

/** https://libvirt.org/formatdomain.html#sound-devices */
export const sound = defineView('sound', {
  model: value('@model', oneOf('ich9', 'ich6', 'ich7', 'ac97', 'es1370', 'sb16', 'pcspk', 'usb', 'virtio')),
  codecs: list('codec', codec),
  /** Of USB: each channel apart. */
  multiChannel: value('@multichannel', yesNo),
  streams: value('@streams', int),
  audioId: value('audio/@id', int),
  ...place,
});
export type Sound = ViewOf<typeof sound>;

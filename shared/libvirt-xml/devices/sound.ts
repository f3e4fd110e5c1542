import { int, oneOf, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, value, view } from '../view/schema.ts';
import { address } from './address.ts';

const codec = defineView('codec', { type: value('@type', oneOf('duplex', 'micro', 'output')) });

/** https://libvirt.org/formatdomain.html#sound-devices */
export const sound = defineView('sound', {
  model: value('@model', oneOf('ich9', 'ich6', 'ich7', 'ac97', 'es1370', 'sb16', 'pcspk', 'usb', 'virtio')),
  codecs: list('codec', codec),
  audioId: value('audio/@id', int),
  alias: value('alias/@name', text),
  address: view('address', address),
});
export type Sound = ViewOf<typeof sound>;

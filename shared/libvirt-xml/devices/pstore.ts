import { oneOf, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { size, value } from '../view/schema.ts';
import { place } from './place.ts';

/** Where a crashing guest leaves its last words: https://libvirt.org/formatdomain.html#pstore. */
export const pstore = defineView('pstore', {
  backend: value('@backend', oneOf('acpi-erst')),
  path: value('path', text),
  capacity: size('size', 'KiB'),
  ...place,
});
export type Pstore = ViewOf<typeof pstore>;

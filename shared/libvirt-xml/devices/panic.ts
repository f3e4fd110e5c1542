import { oneOf, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value, view } from '../view/schema.ts';
import { address } from './address.ts';

/** https://libvirt.org/formatdomain.html#panic-device */
export const panic = defineView('panic', {
  model: value('@model', oneOf('isa', 'hyperv', 'pseries', 's390', 'pvpanic')),
  alias: value('alias/@name', text),
  address: view('address', address),
});
export type Panic = ViewOf<typeof panic>;

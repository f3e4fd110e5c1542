import { oneOf } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value } from '../view/schema.ts';
import { place } from './place.ts';

/** https://libvirt.org/formatdomain.html#panic-device */
export const panic = defineView('panic', {
  model: value('@model', oneOf('isa', 'hyperv', 'pseries', 's390', 'pvpanic')),
  ...place,
});
export type Panic = ViewOf<typeof panic>;

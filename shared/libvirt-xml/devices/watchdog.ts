import { oneOf } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value } from '../view/schema.ts';
import { place } from './place.ts';

/** https://libvirt.org/formatdomain.html#watchdog-devices */
export const watchdog = defineView('watchdog', {
  model: value('@model', oneOf('itco', 'i6300esb', 'ib700', 'diag288')),
  action: value('@action', oneOf('reset', 'shutdown', 'poweroff', 'pause', 'none', 'dump', 'inject-nmi')),
  ...place,
});
export type Watchdog = ViewOf<typeof watchdog>;

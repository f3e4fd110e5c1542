import { text, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, value } from '../view/schema.ts';

const usbDevice = defineView('usbdev', {
  /** Numbers such as 0x08; -1, or nothing, for any. */
  class: value('@class', text),
  vendor: value('@vendor', text),
  product: value('@product', text),
  /** Such as 2.00. */
  version: value('@version', text),
  allow: value('@allow', yesNo),
});

/** Which USB devices may be redirected, the first rule that fits: https://libvirt.org/formatdomain.html#redirected-devices. */
export const redirfilter = defineView('redirfilter', { rules: list('usbdev', usbDevice) });
export type Redirfilter = ViewOf<typeof redirfilter>;

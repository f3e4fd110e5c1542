import { long, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value } from '../view/schema.ts';

/** A lock that the guest holds while it runs: https://libvirt.org/formatdomain.html#device-leases. */
export const lease = defineView('lease', {
  lockspace: value('lockspace', text),
  key: value('key', text),
  path: value('target/@path', text),
  /** Bytes. */
  offset: value('target/@offset', long),
});
export type Lease = ViewOf<typeof lease>;

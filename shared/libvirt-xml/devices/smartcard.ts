import { oneOf, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, value, view } from '../view/schema.ts';
import { address } from './address.ts';

const certificate = defineView('certificate', { name: value('.', text) });

/** https://libvirt.org/formatdomain.html#smartcard-devices */
export const smartcard = defineView('smartcard', {
  mode: value('@mode', oneOf('host', 'host-certificates', 'passthrough')),
  type: value('@type', text),
  certificates: list('certificate', certificate),
  database: value('database', text),
  sourceMode: value('source/@mode', oneOf('connect', 'bind')),
  host: value('source/@host', text),
  service: value('source/@service', text),
  protocol: value('protocol/@type', text),
  alias: value('alias/@name', text),
  address: view('address', address),
});
export type Smartcard = ViewOf<typeof smartcard>;

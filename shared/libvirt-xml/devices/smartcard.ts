import { int, oneOf, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, value } from '../view/schema.ts';
import { byteLog, byteProtocol, byteSource } from './character-device.ts';
import { place } from './place.ts';

const certificate = defineView('certificate', { name: value('.', text) });

/** https://libvirt.org/formatdomain.html#smartcard-devices */
export const smartcard = defineView('smartcard', {
  mode: value('@mode', oneOf('host', 'host-certificates', 'passthrough')),
  type: value('@type', text),
  certificates: list('certificate', certificate),
  database: value('database', text),
  ...byteSource,
  protocol: byteProtocol,
  ...byteLog,
  targetType: value('target/@type', text),
  targetPort: value('target/@port', int),
  targetModel: value('target/model/@name', text),
  ...place,
});
export type Smartcard = ViewOf<typeof smartcard>;

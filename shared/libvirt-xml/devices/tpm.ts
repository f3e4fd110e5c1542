import { oneOf, text, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value, view } from '../view/schema.ts';
import { address } from './address.ts';

/** https://libvirt.org/formatdomain.html#tpm-device */
export const tpm = defineView('tpm', {
  model: value('@model', oneOf('tpm-crb', 'tpm-tis', 'tpm-spapr', 'spapr-tpm-proxy')),
  backend: value('backend/@type', oneOf('emulator', 'passthrough', 'external')),
  version: value('backend/@version', oneOf('2.0', '1.2')),
  persistentState: value('backend/@persistent_state', yesNo),
  device: value('backend/device/@path', text),
  encryptionSecret: value('backend/encryption/@secret', text),
  alias: value('alias/@name', text),
  address: view('address', address),
});
export type Tpm = ViewOf<typeof tpm>;

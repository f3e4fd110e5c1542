import { int, oneOf, text, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { flag, value } from '../view/schema.ts';
import { place } from './place.ts';

/** https://libvirt.org/formatdomain.html#tpm-device */
export const tpm = defineView('tpm', {
  model: value('@model', oneOf('tpm-crb', 'tpm-tis', 'tpm-spapr', 'spapr-tpm-proxy')),
  backend: value('backend/@type', oneOf('emulator', 'passthrough', 'external')),
  version: value('backend/@version', oneOf('2.0', '1.2')),
  sha1: flag('backend/active_pcr_banks/sha1'),
  sha256: flag('backend/active_pcr_banks/sha256'),
  sha384: flag('backend/active_pcr_banks/sha384'),
  sha512: flag('backend/active_pcr_banks/sha512'),
  /** Of an external TPM: the socket of the program that is it. */
  sourceType: value('backend/source/@type', text),
  sourceMode: value('backend/source/@mode', oneOf('connect', 'bind')),
  sourcePath: value('backend/source/@path', text),
  /** Which settings swtpm takes; libvirt 10.10 and newer. */
  profileSource: value('backend/profile/@source', text),
  profile: value('backend/profile/@name', text),
  profileRemoveDisabled: value('backend/profile/@removeDisabled', oneOf('check', 'fips-host', 'fips-guest')),
  debug: value('backend/@debug', int),
  persistentState: value('backend/@persistent_state', yesNo),
  device: value('backend/device/@path', text),
  encryptionSecret: value('backend/encryption/@secret', text),
  ...place,
});
export type Tpm = ViewOf<typeof tpm>;

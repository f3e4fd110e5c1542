import { oneOf, text, uuid, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value } from '../view/schema.ts';

/** The description of a secret, never its value: https://libvirt.org/formatsecret.html. */
export const secret = defineView('secret', {
  ephemeral: value('@ephemeral', yesNo),
  private: value('@private', yesNo),
  uuid: value('uuid', uuid),
  description: value('description', text),
  usageType: value('usage/@type', oneOf('volume', 'ceph', 'iscsi', 'tls', 'vtpm')),
  usageVolume: value('usage/volume', text),
  usageTarget: value('usage/target', text),
  usageName: value('usage/name', text),
});
export type Secret = ViewOf<typeof secret>;

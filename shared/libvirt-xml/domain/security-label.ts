import { oneOf, text, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value } from '../view/schema.ts';

/** https://libvirt.org/formatdomain.html#security-label */
export const securityLabel = defineView('seclabel', {
  type: value('@type', oneOf('dynamic', 'static', 'none')),
  model: value('@model', text),
  relabel: value('@relabel', yesNo),
  label: value('label', text),
  imageLabel: value('imagelabel', text),
  baseLabel: value('baselabel', text),
});
export type SecurityLabel = ViewOf<typeof securityLabel>;

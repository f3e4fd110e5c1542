import { text, yesNo } from '../view/converters.ts';
import { defineView } from '../view/define-view.ts';
import { value } from '../view/schema.ts';

/** How one file is labelled, apart from the rest of the guest: https://libvirt.org/formatdomain.html#security-label. */
export const deviceLabel = defineView('seclabel', {
  model: value('@model', text),
  relabel: value('@relabel', yesNo),
  /** Set by libvirt where labelling failed on a file system without labels. */
  skipped: value('@labelskip', yesNo),
  label: value('label', text),
});

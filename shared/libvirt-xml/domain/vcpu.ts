import { int, onlyOneOf, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { value } from '../view/schema.ts';

/** https://libvirt.org/formatdomain.html#cpu-allocation */
export const vcpu = defineView('vcpu', {
  /** The most virtual CPUs that can be plugged in. */
  maximum: value('.', int),
  /** Those present at start; all of them when absent. */
  current: value('@current', int),
  placement: value('@placement', onlyOneOf('static', 'auto')),
  cpuset: value('@cpuset', text),
});
export type Vcpu = ViewOf<typeof vcpu>;

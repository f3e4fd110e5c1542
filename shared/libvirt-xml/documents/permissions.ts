import { int, text } from '../view/converters.ts';
import { defineView } from '../view/define-view.ts';
import { value } from '../view/schema.ts';

/** Who may use the files of a pool or volume. */
export const permissions = defineView('permissions', {
  /** Octal, such as 0644. */
  mode: value('mode', text),
  owner: value('owner', int),
  group: value('group', int),
  label: value('label', text),
});

import type { PassthroughOptions } from '#shared/contract/passthrough.ts';
import type { Give } from '../give/use-give.ts';
import type { DrawnField } from '../give/problems.ts';

/** What each option needs of the whole. */
export interface OptionsForm {
  give: Give;
  options: PassthroughOptions;
}

/** What stands around a field's control. */
export function around({ give }: OptionsForm, field: Exclude<DrawnField, 'guest'>) {
  return {
    problem: give.problemOf(field),
    onReset: give.chosen[field] === undefined ? undefined : () => give.reset(field),
  };
}

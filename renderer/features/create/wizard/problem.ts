import type { CreateFix, CreateProblem } from '#shared/contract/create/plan.ts';
import type { WizardProblem } from '#renderer/ui/wizard/answer.ts';
import { sentence } from '#shared/domain/failures/words.ts';

/** What makes the guest impossible, beside the field it is about. */
export interface Problem extends WizardProblem {
  readonly fix?: { readonly id: CreateFix; readonly label: string };
  /** QEMU may not read the file: what can be done is a question of its own. */
  readonly unreadable?: boolean;
}

/** A problem that the plan found, in words. */
export function inWords({ field, failure, fix }: CreateProblem): Problem {
  const { reason } = failure.params;
  // The field it stands beside is in sight: its reason alone says what to do.
  if (failure.code === 'INPUT_INVALID' && reason !== undefined)
    return { field, what: reason, more: '', ...(fix && { fix }) };
  const { what, why, remedy } = sentence(failure);
  const more = [why, fix ? '' : remedy].filter(Boolean).join(' ');
  const { detail } = failure;
  const unreadable = failure.code === 'FILE_UNREADABLE';
  return {
    field,
    what,
    more,
    ...(detail !== undefined && { detail }),
    ...(fix && { fix }),
    ...(unreadable && { unreadable }),
  };
}

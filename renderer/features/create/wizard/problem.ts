import type { CreateFix, CreateProblem } from '#shared/contract/create/plan.ts';
import { sentence } from '#shared/domain/failures/words.ts';

/** What makes the guest impossible, beside the field it is about. */
export interface Problem {
  readonly field: string;
  readonly what: string;
  readonly more: string;
  readonly fix?: { readonly id: CreateFix; readonly label: string };
  /** Nothing was entered yet: said only once someone asked for the guest. */
  readonly missing?: boolean;
}

/** A problem that the plan found, in words. */
export function inWords({ field, failure, fix }: CreateProblem): Problem {
  const { what, why, remedy } = sentence(failure);
  const more = [why, fix ? '' : remedy].filter(Boolean).join(' ');
  return { field, what, more, ...(fix && { fix }) };
}

import type { ActionPlan } from '#shared/contract/action-plan.ts';
import { sentence } from '#shared/domain/failures/words.ts';

/** What is wrong with one field of the action, in words; undefined when nothing is. */
export type ProblemOf = (field: string) => string | undefined;

export function problemsByField(plan: ActionPlan | undefined): ProblemOf {
  const words = new Map<string, string>();
  for (const { field, failure } of plan?.problems ?? []) {
    if (field === undefined || words.has(field)) continue;
    const { what, why } = sentence(failure);
    // That its value cannot be used, the field itself shows.
    words.set(field, failure.code === 'INPUT_INVALID' ? why : `${what} ${why}`);
  }
  return field => words.get(field);
}

import { createHash } from 'node:crypto';
import type { ActionPlan } from '#shared/contract/action-plan.ts';
import { fail, FailureError } from '../failures/fail.ts';

/**
 * Completes a plan with its stamp: a hash of what a person is shown and of what it was read from, such as the
 * guest's document. What changes by itself, the sizes of files that are written and the room that is left, is
 * no part of it.
 */
export function stamped(plan: Omit<ActionPlan, 'stamp'>, readFrom: unknown): ActionPlan {
  const { title, steps, lost, warnings, takesEffect } = plan;
  const files = plan.files.map(({ path, becomes, lost: gone, note }) => ({ path, becomes, gone, note }));
  const problems = plan.problems.map(({ field, failure }) => ({ field, code: failure.code }));
  const shown = { title, steps, files, lost, warnings, problems, takesEffect };
  return { ...plan, stamp: stampOf([shown, readFrom]) };
}

/** A hash of a value: the same for the same value, whatever the order of its keys. */
export function stampOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('base64url');
}

/**
 * Lets a plan that was just made anew be run: throws what stands in its way, and CONFLICT when it is not the one
 * that was shown.
 */
export function requireShown(plan: ActionPlan, stamp: string, name: string): void {
  const [problem] = plan.problems;
  if (problem) throw new FailureError(problem.failure);
  if (plan.stamp !== stamp) throw fail('CONFLICT', { name });
}

/** JSON with the keys in order: the same value is always the same text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'bigint') return part.toString();
    if (part instanceof Map) return [...part].toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

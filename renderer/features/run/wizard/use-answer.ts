import { useCallback } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Answer, WizardProblem, WizardWarning } from '#renderer/ui/wizard/answer.ts';
import { getAt, isWithin, setAt, unsetAt } from '#renderer/ui/wizard/at-path.ts';
import type { AnswerPath, AnswerValue } from './draft.ts';
import { changeDraft, useDraft } from './draft-store.ts';
import { usePlan } from './plan-store.ts';

/** One field of the request. What is left out is the image's or the engine's to say. */
export function useAnswer<P extends AnswerPath>(path: P): Answer<AnswerValue<P>> {
  const value = useDraft(({ draft }) => getAt(draft, path)) as AnswerValue<P> | undefined;
  const problems = useProblems(path);
  const warnings = usePlan(useShallow(({ plan }) => risksAt(plan?.risks, path)));
  const set = useCallback((next: AnswerValue<P>) => changeDraft(draft => setAt(draft, path, next)), [path]);
  const reset = useCallback(() => changeDraft(draft => unsetAt(draft, path)), [path]);
  return {
    value,
    chosen: value !== undefined,
    resolved: undefined,
    reason: undefined,
    problems,
    warnings,
    set,
    reset,
  };
}

const none: readonly WizardWarning[] = [];

function risksAt(
  risks: readonly (WizardWarning & { readonly field: string })[] | undefined,
  path: string,
): readonly WizardWarning[] {
  const found = risks?.filter(({ field }) => field === path) ?? none;
  return found.length === 0 ? none : found;
}

/** What stands in the way of a field, or of what lies within it. What is only missing counts once it was asked for. */
export function useProblems(...paths: readonly string[]): readonly WizardProblem[] {
  return usePlan(
    useShallow(({ typed, found, tried }) =>
      [...typed, ...found].filter(
        ({ field, missing }) => (tried || missing !== true) && paths.some(path => isWithin(field, path)),
      ),
    ),
  );
}

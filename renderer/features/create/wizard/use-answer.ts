import { useCallback } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { CreateFix, CreateWarning } from '#shared/contract/create/plan.ts';
import type { AnswerPath, AnswerValue } from './answer-path.ts';
import { setAnswer, takeBack } from './answers.ts';
import type { Answer as WizardAnswer } from '#renderer/ui/wizard/answer.ts';
import { getAt, isWithin } from '#renderer/ui/wizard/at-path.ts';
import { useFixing } from './fixing.ts';
import { useDraft } from './draft-store.ts';
import { usePlan } from './plan-store.ts';
import type { Problem } from './problem.ts';

export interface Answer<T> extends WizardAnswer<T> {
  problems: readonly Problem[];
}

/** One field of the request. Its component is drawn again only when this field's part of draft or plan changes. */
export function useAnswer<P extends AnswerPath>(path: P): Answer<AnswerValue<P>> {
  const chosen = useDraft(({ draft }) => getAt(draft, path)) as AnswerValue<P> | undefined;
  const resolved = usePlan(({ plan }) => getAt(plan?.resolved, path)) as AnswerValue<P> | undefined;
  const reason = usePlan(({ plan }) => plan?.reasons[path]);
  const problems = useProblems(path);
  const warnings = usePlan(
    useShallow(({ plan }) => plan?.warnings.filter(({ field }) => field === path) ?? none),
  );
  const fixer = useFixer();
  const set = useCallback((value: AnswerValue<P>) => setAnswer(path, value), [path]);
  const reset = useCallback(() => takeBack(path), [path]);
  return {
    value: chosen ?? resolved,
    chosen: chosen !== undefined,
    resolved,
    reason: chosen === undefined ? reason : undefined,
    problems,
    warnings,
    fixer,
    set,
    reset,
  };
}

const none: readonly CreateWarning[] = [];

/** What stands in the way of a field, or of what lies within it. What is only missing counts once it was asked for. */
export function useProblems(...paths: readonly string[]): readonly Problem[] {
  return usePlan(
    useShallow(({ typed, found, tried }) =>
      [...typed, ...found].filter(
        ({ field, missing }) => (tried || missing !== true) && paths.some(path => isWithin(field, path)),
      ),
    ),
  );
}

/** Carries out what the button of a problem offers. */
export function useFixer(): NonNullable<WizardAnswer<unknown>['fixer']> {
  const { fixing, fix } = useFixing();
  return { busy: fixing, fix: id => fix(id as CreateFix) };
}

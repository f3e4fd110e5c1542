import { replaceEqualDeep } from '@tanstack/react-query';
import { create } from 'zustand';
import type { RunPlan } from '#shared/contract/container-run/plan.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { WizardProblem } from '#renderer/ui/wizard/answer.ts';

interface PlanStore {
  /** Of what was typed, found here at once. */
  typed: readonly WizardProblem[];
  plan: RunPlan | undefined;
  /** Of the engine and its host, found by the plan. */
  found: readonly WizardProblem[];
  /** The plan is not yet the one for what is typed. */
  stale: boolean;
  /** Why no plan could be made. */
  failure: Failure | undefined;
  /** Someone asked for the container: what is missing is said from now on. */
  tried: boolean;
}

const nothing: PlanStore = {
  typed: [],
  plan: undefined,
  found: [],
  stale: true,
  failure: undefined,
  tried: false,
};

/** What comes of the draft. Parts that did not change stay the same objects, so that nobody draws them again. */
export const usePlan = create<PlanStore>(() => nothing);

export const changePlan = (change: Partial<PlanStore>): void =>
  usePlan.setState(before => replaceEqualDeep(before, { ...before, ...change }));

export const forgetPlan = (): void => usePlan.setState(nothing);

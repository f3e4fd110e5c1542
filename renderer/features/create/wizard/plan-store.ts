import { replaceEqualDeep } from '@tanstack/react-query';
import { create } from 'zustand';
import type { CreatePlan } from '#shared/contract/create/plan.ts';
import type { CreateRequest } from '#shared/contract/create/request.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { Problem } from './problem.ts';

interface PlanStore {
  /** What `plan` was, or is being, made of. */
  request: CreateRequest | undefined;
  /** Of what was typed, found here at once. */
  typed: readonly Problem[];
  plan: CreatePlan | undefined;
  /** Of the host, found by the plan. */
  found: readonly Problem[];
  /** The plan is not yet the one for what is typed. */
  stale: boolean;
  /** Why no plan could be made. */
  failure: Failure | undefined;
  /** Someone asked for the guest: what is missing is said from now on. */
  tried: boolean;
}

const nothing: PlanStore = {
  request: undefined,
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

import type { RunPlan } from '#shared/contract/container-run/plan.ts';
import type { RunRequest } from '#shared/contract/container-run/request.ts';
import type { FailureCode } from '#shared/contract/failure.ts';
import type { RunFacts } from '../facts.ts';

export type RunProblem = RunPlan['problems'][number];
export type FindProblems = (request: RunRequest, facts: RunFacts) => readonly RunProblem[];

/** What does not fit the rest: `reason` is the whole sentence beside the field. */
export const unfit = (field: string, reason: string): RunProblem => ({
  field,
  failure: { code: 'INPUT_INVALID', params: { field, reason } },
});

export const problem = (field: string, code: FailureCode, params: Record<string, string>): RunProblem => ({
  field,
  failure: { code, params },
});

/** The problem if the condition holds. */
export const when = (condition: boolean | undefined, found: RunProblem): readonly RunProblem[] =>
  condition === true ? [found] : [];

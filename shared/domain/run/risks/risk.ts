import type { RunRisk } from '#shared/contract/container-run/plan.ts';
import type { RunRequest } from '#shared/contract/container-run/request.ts';

export type FindRisks = (request: RunRequest) => readonly RunRisk[];

/** The risk if the condition holds. */
export const riskIf = (condition: boolean | undefined, risk: RunRisk): readonly RunRisk[] =>
  condition === true ? [risk] : [];

import type { ActionPlan } from '../../../contract/action-plan.ts';
import type { Failure } from '../../../contract/failure.ts';
import type { Planned } from '../../snapshots/planned.ts';
import type { PoolStep, PoolWork } from './pool-facts.ts';

export type Draft = Partial<Omit<ActionPlan, 'stamp' | 'steps'>> & {
  readonly title: string;
  readonly work?: PoolWork;
};

export type PlannedPool = Planned<PoolWork>;

/** The plan as it is shown, with a step for each part of the work; nothing is done while there is a problem. */
export function finish({ work = [], ...draft }: Draft): PlannedPool {
  const empty = { files: [], lost: [], warnings: [], problems: [], space: [] };
  const steps = work.map(({ title }) => title);
  const plan = { ...empty, takesEffect: 'now' as const, ...draft, steps };
  return { plan, work: plan.problems.length > 0 ? [] : work };
}

export const part = (title: string, step: PoolStep): PoolWork[number] => ({ title, step });

export function refuse(code: Failure['code'], params: Failure['params'], field?: string) {
  return { ...(field !== undefined && { field }), failure: { code, params } };
}

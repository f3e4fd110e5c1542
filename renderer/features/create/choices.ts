import type { CreatePlan } from '#shared/contract/create.ts';
import type { Draft } from './draft.ts';

/** What a person can decide instead of the planner. */
export type ChoiceField = 'acceleration' | 'vcpus' | 'memory' | 'firmware' | 'diskSize' | 'pool' | 'network';

/** Which fields a line of the summary stands for, by its topic; lines of other topics only inform. */
const fieldsByTopic: Readonly<Record<string, readonly ChoiceField[]>> = {
  acceleration: ['acceleration'],
  cpu: ['vcpus'],
  memory: ['memory'],
  firmware: ['firmware'],
  disk: ['diskSize', 'pool'],
  pool: ['pool'],
  network: ['network'],
};

export const fieldsOf = (topic: string): readonly ChoiceField[] => fieldsByTopic[topic] ?? [];

export const isChosen = (draft: Draft, fields: readonly ChoiceField[]): boolean =>
  fields.some(field => draft[field] !== undefined);

type Problem = CreatePlan['problems'][number];

const problemFieldByTopic: Readonly<Record<string, readonly Problem['field'][]>> = {
  cpu: ['vcpus'],
  memory: ['memory'],
  disk: ['disk', 'pool'],
  pool: ['pool'],
  network: ['network'],
};

/** Problems that belong beside a line of the summary. */
export const problemsOf = (plan: CreatePlan, topic: string): Problem[] =>
  plan.problems.filter(problem => problemFieldByTopic[topic]?.includes(problem.field));

/** Problems that no line of this plan shows. */
export function otherProblems(plan: CreatePlan): Problem[] {
  const shown = new Set(plan.summary.flatMap(line => problemFieldByTopic[line.topic] ?? []));
  const beside = new Set<Problem['field']>(['name', 'source', 'connection']);
  return plan.problems.filter(problem => !shown.has(problem.field) && !beside.has(problem.field));
}

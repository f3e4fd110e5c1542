import { expect, it } from 'vitest';
import type { ActionPlan } from '#shared/contract/action-plan.ts';
import { problemsByField } from './problems.ts';

const withProblems = (problems: ActionPlan['problems']): ActionPlan => ({
  title: 'Make it',
  steps: [],
  files: [],
  lost: [],
  warnings: [],
  problems,
  space: [],
  takesEffect: 'now',
  stamp: 's1',
});
const invalid = (reason: string) => ({
  field: 'address',
  failure: { code: 'INPUT_INVALID' as const, params: { field: 'Address', reason } },
});

it('says beside a field only what is wrong with its value, and the first of several', () => {
  const problemOf = problemsByField(withProblems([invalid('It overlaps another.'), invalid('It is odd.')]));
  expect(problemOf('address')).toBe('It overlaps another.');
  expect(problemOf('name')).toBeUndefined();
});

it('says of any other failure what and why', () => {
  const taken = { field: 'name', failure: { code: 'NAME_TAKEN' as const, params: { name: 'web' } } };
  expect(problemsByField(withProblems([taken]))('name')).toMatch(/“web” is taken\. .+/);
});

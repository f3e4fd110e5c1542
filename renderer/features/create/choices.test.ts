import { expect, test } from 'vitest';
import type { CreatePlan } from '#shared/contract/create.ts';
import { otherProblems, problemsOf } from './choices.ts';

const fields = ['name', 'source', 'memory', 'vcpus', 'disk', 'pool', 'network', 'connection'] as const;

function plan(topics: string[]): CreatePlan {
  return {
    summary: topics.map(topic => ({ topic, label: topic, value: '', why: '' })),
    problems: fields.map(field => ({ field, failure: { code: 'NO_SPACE', params: {} } })),
    steps: [],
    warnings: [],
    xml: '',
    resolved: {} as CreatePlan['resolved'],
  };
}

test('every problem is shown exactly once, whatever lines a plan has', () => {
  for (const topics of [[], ['cpu', 'memory', 'disk', 'network'], ['disk'], ['display', 'pool']]) {
    const made = plan(topics);
    const besideLines = topics.flatMap(topic => problemsOf(made, topic).map(problem => problem.field));
    const shown = [
      ...besideLines,
      ...otherProblems(made).map(problem => problem.field),
      'name',
      'source',
      'connection',
    ];
    expect(shown.toSorted()).toEqual([...fields].toSorted());
  }
});

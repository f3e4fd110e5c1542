import { expect, test } from 'vitest';
import type { CreateRequest } from '#shared/contract/create/request.ts';
import { answersOf, draftOf } from './answers-of.ts';

const request = {
  connection: 'system',
  name: 'web',
  source: { kind: 'iso', image: '/a.iso' },
  vcpus: 3,
  unattended: { user: 'u', password: 'secret' },
  xml: '<domain/>',
} as CreateRequest;

test('a template has no secret, no name, no host and no document', () => {
  const answers = answersOf(request);
  expect(JSON.stringify(answers)).not.toContain('secret');
  expect(answers).toEqual({ source: { kind: 'iso', image: '/a.iso' }, vcpus: 3 });
});

test('a draft from a template keeps its own host and name', () => {
  const draft = draftOf(answersOf(request), { ...request, name: 'other', vcpus: 8 });
  expect(draft).toMatchObject({ connection: 'system', name: 'other', vcpus: 3 });
  expect(draft.xml).toBeUndefined();
});

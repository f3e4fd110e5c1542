import { expect, test } from 'vitest';
import { apiVersionSchema, type EngineFacts } from '#shared/contract/engines.ts';
import { engineProtections } from './protections.ts';

const facts = (change: Partial<EngineFacts>): EngineFacts => ({
  product: 'docker',
  version: '1',
  api: apiVersionSchema.parse('1.41'),
  hostname: 'h',
  os: 'o',
  arch: 'a',
  rootless: false,
  local: true,
  cpus: 1,
  memory: 1,
  runtimes: [],
  defaultRuntime: 'runc',
  security: [],
  ...change,
});
const said = (change: Partial<EngineFacts>, name: string) =>
  engineProtections(facts(change)).find(each => each.name === name)?.value;

test('without any option nothing is filtered, and it is said', () => {
  expect(said({}, 'System calls')).toContain('Not filtered');
  expect(said({}, 'Access control')).toContain('None');
  expect(said({}, 'Root')).toContain('root on the host');
});

test('options count in both spellings, and one that is unconfined does not', () => {
  expect(said({ security: ['name=seccomp,profile=builtin'] }, 'System calls')).toContain('builtin');
  expect(said({ security: ['seccomp'] }, 'System calls')).toContain('Filtered');
  expect(said({ security: ['name=seccomp,profile=unconfined'] }, 'System calls')).toContain('Not filtered');
  expect(said({ security: ['name=userns'] }, 'Root')).toContain('mapped');
});

test('a name within another is not that name', () => {
  expect(said({ security: ['name=noapparmor'] }, 'Access control')).toContain('None');
});

import { describe, expect, it } from 'vitest';
import { type FailedCarry, pullFailure } from './pull-failure.ts';

const failed = (change: Partial<FailedCarry>): FailedCarry => ({
  image: 'a/b:1',
  registry: 'ghcr.io',
  says: 'there',
  layers: [],
  status: 500,
  detail: 'in its words',
  ...change,
});
const halfway = [
  { id: 'a', stage: 'done', done: 5, total: 5 },
  { id: 'b', stage: 'downloads', done: 10, total: 100 },
] as const;

describe('why a pull failed', () => {
  it.each([
    ['PULL_REFUSED', { says: 'refused' }],
    ['IMAGE_ABSENT', { says: 'absent', status: 404 }],
    ['HOST_UNREACHABLE', { says: 'silent' }],
    ['PULL_CUT_OFF', { layers: halfway, status: 200 }],
    ['PULL_CUT_OFF', { layers: halfway, says: 'silent', status: 200 }],
    ['NO_SPACE', { layers: halfway, free: 150, status: 200 }],
    ['PULL_CUT_OFF', { layers: halfway, free: 250, status: 200 }],
    ['IMAGE_ABSENT', { platform: 'linux/s390x', status: 404 }],
    ['ENGINE_FAILED', { layers: [{ id: 'a', stage: 'unpacks', done: 1, total: 2 }], status: 200 }],
    ['ENGINE_FAILED', {}],
  ] as const)('%s: %j', (code, change) => {
    expect(pullFailure(failed(change))).toMatchObject({ code, detail: 'in its words' });
  });

  it('names the helper that is missing', () => {
    const { params } = pullFailure(failed({ says: 'refused', absentHelper: 'pass' }));
    expect(params['remedy']).toContain('docker-credential-pass');
  });
});

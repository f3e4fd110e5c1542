import { expect, test } from 'vitest';
import { sealedBecause, type SealedFacts } from './sealed.ts';

const facts: SealedFacts = {
  name: 'web',
  running: true,
  readOnlyRoot: true,
  mounts: [
    { at: '/data', writable: true },
    { at: '/data/fixed', writable: false },
  ],
};

test('the nearest mount decides, then the root', () => {
  expect(sealedBecause(facts, '/data/x')).toBeUndefined();
  expect(sealedBecause(facts, '/data/fixed/x')).toContain('/data/fixed');
  expect(sealedBecause(facts, '/database')).toContain('read-only root');
  expect(sealedBecause({ ...facts, readOnlyRoot: false }, '/database')).toBeUndefined();
});

test('what the kernel makes is sealed always', () => {
  expect(sealedBecause({ ...facts, readOnlyRoot: false }, '/proc/self')).toContain('/proc');
  expect(sealedBecause({ ...facts, readOnlyRoot: false }, '/process')).toBeUndefined();
});

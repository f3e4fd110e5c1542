import { expect, test } from 'vitest';
import { conflictsOf, settle } from './conflicts.ts';
import { emptyDraft, withValue } from './draft.ts';

const first = withValue(emptyDraft, 'disk:vda', 'cache', 'none', 'writeback');
const draft = withValue(first, 'disk:vda', 'io', 'native', undefined);

test('only what moved is a conflict', () => {
  expect(conflictsOf(draft, () => ({ cache: 'writeback' }))).toEqual([]);
  expect(conflictsOf(draft, () => ({ cache: 'unsafe' }))).toEqual([
    { item: 'disk:vda', property: 'cache', started: 'writeback', theirs: 'unsafe', mine: 'none' },
  ]);
});

test('mine goes on top of theirs, and theirs is no change any more', () => {
  const conflicts = conflictsOf(draft, () => ({ cache: 'unsafe', io: 'threads' }));
  const settled = settle(draft, conflicts, at => (conflicts[at]?.property === 'cache' ? 'mine' : 'theirs'));
  expect(settled.get('disk:vda')).toEqual({ values: { cache: 'none' }, seen: { cache: 'unsafe' } });
});

test('nothing is left of what was changed on a device that is gone', () => {
  const conflicts = conflictsOf(draft, () => undefined);
  expect(conflicts.map(({ theirs }) => theirs)).toEqual([undefined, undefined]);
  expect(settle(draft, conflicts, () => 'mine').size).toBe(0);
});

test('what both made the same of is no conflict', () => {
  expect(conflictsOf(draft, () => ({ cache: 'none' }))).toEqual([]);
});

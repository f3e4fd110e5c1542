import { expect, test } from 'vitest';
import { changesIn, editsOf, emptyDraft, hasUnreadable, withValue, without } from './draft.ts';

test('what is put back to what stands there is no change', () => {
  const once = withValue(emptyDraft, 'disk:vda', 'cache', 'none', undefined);
  expect(editsOf(once)).toEqual([
    { op: 'set', item: 'disk:vda', values: { cache: 'none' }, seen: { cache: null } },
  ]);
  expect(withValue(once, 'disk:vda', 'cache', null, undefined).size).toBe(0);
});

test('what was seen first stays, however often the value changes', () => {
  const typed = ['5', '51', '512'].reduce(
    (draft, text) => withValue(draft, 'domain', 'title', text, 'old'),
    emptyDraft,
  );
  expect(typed.get('domain')).toEqual({ values: { title: '512' }, seen: { title: 'old' } });
});

test('no is not the same as nothing', () => {
  const draft = withValue(emptyDraft, 'disk:vda', 'removable', false, undefined);
  expect(changesIn(draft)).toBe(1);
});

test('lists are compared by what is in them', () => {
  const before = [{ name: 'vmx', policy: 'require' }];
  const same = withValue(emptyDraft, 'domain', 'cpu.features', [{ policy: 'require', name: 'vmx' }], before);
  expect(same.size).toBe(0);
});

test('one change is taken back without the others of its item', () => {
  const first = withValue(emptyDraft, 'disk:vda', 'cache', 'none', 'writeback');
  const both = withValue(first, 'disk:vda', 'io', 'native', undefined);
  expect(without(both, 'disk:vda', 'io')).toEqual(first);
  expect(without(both, 'disk:vda').size).toBe(0);
});

test('what is no number cannot be sent, in a row either', () => {
  expect(hasUnreadable(withValue(emptyDraft, 'domain', 'memory', Number.NaN, 1))).toBe(true);
  const row = [{ id: Number.NaN }];
  expect(hasUnreadable(withValue(emptyDraft, 'domain', 'ioThreadIds', row, undefined))).toBe(true);
  expect(hasUnreadable(withValue(emptyDraft, 'domain', 'memory', 2, 1))).toBe(false);
});

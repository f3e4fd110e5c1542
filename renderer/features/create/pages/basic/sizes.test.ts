import { expect, test } from 'vitest';
import type { ConnectionId } from '#shared/contract/values.ts';
import { emptyDraft } from '../../wizard/draft.ts';
import { sizeOf, withSize } from './sizes.ts';

const empty = emptyDraft('system' as ConnectionId);

test('a size sets all three numbers, is recognised by them, and leaves nothing behind', () => {
  expect(sizeOf(empty)).toBe('fitting');
  for (const name of ['small', 'medium', 'large'] as const) {
    const sized = withSize(empty, name, true);
    expect(sizeOf(sized)).toBe(name);
    expect(sized.disks).toHaveLength(1);
    expect(withSize(sized, 'fitting', true)).toEqual(empty);
  }
});

test('one number of its own makes the size the person’s own', () => {
  expect(sizeOf({ ...withSize(empty, 'small', true), vcpus: 3 })).toBe('own');
  expect(sizeOf({ ...empty, disks: [] })).toBe('own');
});

test('what else was said of the first disk, and other disks, stay', () => {
  const draft = { ...empty, disks: [{ bus: 'sata' as const }, { size: 5 }] };
  const sized = withSize(draft, 'small', true);
  expect(sized.disks?.[0]).toMatchObject({ bus: 'sata' });
  expect(withSize(sized, 'fitting', true)).toEqual(draft);
});

test('a disk that keeps its size, and none at all, are left alone', () => {
  expect(withSize(empty, 'large', false).disks).toBeUndefined();
  expect(withSize({ ...empty, disks: [] }, 'large', true).disks).toEqual([]);
});

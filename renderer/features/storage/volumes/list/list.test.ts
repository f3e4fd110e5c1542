import { expect, test } from 'vitest';
import type { Volume } from '#shared/contract/volumes.ts';
import { arrange, inNameOrder } from './arrange.ts';
import { choose, lineAfter, NOTHING_CHOSEN, pruned } from './selection.ts';

const volume = (name: string, capacity: number): Volume => ({
  name,
  path: `/pool/${name}`,
  facts: { type: 'file', format: 'raw', capacity, allocation: 0, encrypted: false },
  usedBy: [],
});
const byName = new Map(['disk-10', 'disk-2', 'b'].map((name, at) => [name, volume(name, at)]));
const shown = (by: 'name' | 'capacity', descending = false, text = '') =>
  arrange(inNameOrder([...byName.keys()]), byName, { text, filter: 'all', sorting: { by, descending } }).map(
    ({ name }) => name,
  );

test('numbers in names count as numbers', () => {
  expect(shown('name')).toEqual(['b', 'disk-2', 'disk-10']);
  expect(shown('name', true)).toEqual(['disk-10', 'disk-2', 'b']);
  expect(shown('capacity', true)).toEqual(['b', 'disk-2', 'disk-10']);
  expect(shown('name', false, 'DISK 2')).toEqual(['disk-2']);
});

test('a range reaches from where it began, and what is gone is not chosen any more', () => {
  const order = ['a', 'b', 'c', 'd'];
  const one = choose(NOTHING_CHOSEN, 'b', order, { toggle: false, range: false });
  const range = choose(one, 'd', order, { toggle: false, range: true });
  expect([...range.chosen]).toEqual(['b', 'c', 'd']);
  expect([...choose(range, 'a', order, { toggle: false, range: true }).chosen]).toEqual(['a', 'b']);
  expect([...choose(one, 'd', order, { toggle: true, range: false }).chosen]).toEqual(['b', 'd']);
  expect([...pruned(range, new Set(['b', 'd'])).chosen]).toEqual(['b', 'd']);
});

test('keys lead to lines that are there', () => {
  const order = ['a', 'b', 'c'];
  expect(lineAfter('ArrowDown', order, undefined, 10)).toBe('a');
  expect(lineAfter('ArrowUp', order, 'a', 10)).toBe('a');
  expect(lineAfter('PageDown', order, 'a', 10)).toBe('c');
  expect(lineAfter('x', order, 'a', 10)).toBeUndefined();
});

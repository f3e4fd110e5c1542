import { expect, test } from 'vitest';
import { arrange, beginsWith, type Arranged } from './arrange.ts';

const entry = (name: string, more: Partial<Arranged> = {}): Arranged => ({
  name,
  kind: 'file',
  size: 0,
  mode: 0o644,
  uid: 0,
  gid: 0,
  modifiedAt: 0,
  ...more,
});
const entries = [
  entry('log10', { size: 1 }),
  entry('log9', { size: 7, uid: 5 }),
  entry('zoo', { kind: 'folder' }),
  entry('Log1', { size: 1 }),
];
const namesBy = (...[by, descending]: [Parameters<typeof arrange>[1]['by'], boolean]) =>
  arrange(entries, { by, descending }).map(({ name }) => name);

test('folders stay first, and what is alike goes by name', () => {
  expect(namesBy('name', false)).toEqual(['zoo', 'Log1', 'log9', 'log10']);
  expect(namesBy('name', true)).toEqual(['zoo', 'log10', 'log9', 'Log1']);
  expect(namesBy('size', false)).toEqual(['zoo', 'Log1', 'log10', 'log9']);
  expect(namesBy('owner', true)[1]).toBe('log9');
});

test('a name is found by its beginning, from where one is and around', () => {
  expect(beginsWith(entries, 'LOG', 1)).toBe(1);
  expect(beginsWith(entries, 'log1', 1)).toBe(3);
  expect(beginsWith(entries, 'log10', 1)).toBe(0);
  expect(beginsWith(entries, 'x', 0)).toBeUndefined();
});

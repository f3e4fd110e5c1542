import { expect, it } from 'vitest';
import type { LibraryItem } from '#shared/contract/library.ts';
import { fitting } from './fits.ts';

const item = (pool: string, name: string, kind: LibraryItem['kind']): LibraryItem => ({
  id: `pool/${pool}/${name}`,
  at: { kind: 'pool', pool, volume: name },
  name,
  path: `/${pool}/${name}`,
  kind,
  usedBy: [],
  looked: true,
});
const items = [
  item('b', 'z.iso', 'medium'),
  item('a', 'a.iso', 'medium'),
  item('a', 'web.qcow2', 'disk'),
  item('a', 'vmlinuz', 'other'),
  {
    ...item('a', 'cached.iso', 'medium'),
    at: { kind: 'cache' as const, file: '1', image: 'https://example.org/cached.iso' },
  },
];
const names = (...args: Parameters<typeof fitting>) => fitting(...args).map(({ name }) => name);

it('has what is looked for, of one pool or of all, by name', () => {
  expect(names(items, 'medium', { pool: undefined, all: false })).toEqual(['a.iso', 'z.iso']);
  expect(names(items, 'medium', { pool: 'b', all: false })).toEqual(['z.iso']);
  expect(names(items, 'file', { pool: undefined, all: false })).toEqual(['vmlinuz']);
});

it('has the others too when asked, never what is on another computer', () => {
  expect(names(items, 'disk', { pool: 'a', all: true })).toEqual(['a.iso', 'vmlinuz', 'web.qcow2']);
});

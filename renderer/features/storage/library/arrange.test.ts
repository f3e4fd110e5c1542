import { expect, it } from 'vitest';
import type { LibraryItem } from '#shared/contract/library.ts';
import { arrange, countOf } from './arrange.ts';

const item = (name: string, more: Partial<LibraryItem> = {}): LibraryItem => ({
  id: name,
  at: { kind: 'pool', pool: 'default', volume: name },
  name,
  path: `/pool/${name}`,
  kind: 'medium',
  usedBy: [],
  looked: true,
  ...more,
});
const system = (label: string) => ({ os: { id: label, label, by: 'content' as const } });
const items = [
  item('b.iso', { ...system('Debian 12'), size: 2 }),
  item('a.iso', { size: 3 }),
  item('c.iso', system('Debian 9')),
  item('web.qcow2', { kind: 'disk', size: 9 }),
];
const names = (...[options]: [Partial<Parameters<typeof arrange>[1]>]) =>
  arrange(items, { shown: 'all', text: '', order: 'name', ...options }).map(({ name }) => name);

it('shows one sort, and counts each', () => {
  expect(names({ shown: 'disks' })).toEqual(['web.qcow2']);
  expect(['media', 'disks', 'all'].map(shown => countOf(items, shown as 'all'))).toEqual([3, 1, 4]);
});

it('finds by name and system', () => {
  expect(names({ text: 'debian 12' })).toEqual(['b.iso']);
  expect(names({ text: 'WEB default' })).toEqual(['web.qcow2']);
});

it('puts what is not recognised last, and numbers in their order', () => {
  expect(names({ order: 'system' })).toEqual(['c.iso', 'b.iso', 'a.iso', 'web.qcow2']);
  expect(names({ order: 'size' })[0]).toBe('web.qcow2');
});

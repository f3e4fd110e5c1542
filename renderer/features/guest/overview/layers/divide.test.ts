import { expect, it } from 'vitest';
import type { Layer } from '#shared/contract/overview.ts';
import { divide } from './divide.ts';

const layer = (id: string, minor = false): Layer => ({
  id,
  label: id,
  path: 'emulated',
  how: '',
  ...(minor && { minor }),
});
const many = (count: number) => Array.from({ length: count }, (_, at) => layer(`disk:vd${at}`));
const ids = (layers: readonly Layer[]) => layers.map(({ id }) => id);

it('folds away what matters little, and keeps the order of the rest', () => {
  const { main, others } = divide([layer('disk:vda'), layer('rng', true), layer('interface:a')]);
  expect(ids(main)).toEqual(['disk:vda', 'interface:a']);
  expect(ids(others)).toEqual(['rng']);
});

it('folds away disks before anything else', () => {
  const { main, others } = divide([...many(30), layer('interface:a'), layer('video')]);
  expect(main).toHaveLength(10);
  expect(ids(main).slice(-2)).toEqual(['interface:a', 'video']);
  expect(others).toHaveLength(22);
});

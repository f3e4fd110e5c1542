import { expect, it } from 'vitest';
import { formatCpuList, parseCpuList } from './cpu-list.ts';

it.each([
  ['0-3,8', [0, 1, 2, 3, 8]],
  ['0-7,^2-3', [0, 1, 4, 5, 6, 7]],
  [' 5 ', [5]],
  ['', []],
  ['nonsense,1', [1]],
  ['3,1,3', [1, 3]],
])('%s', (text, cpus) => {
  expect(parseCpuList(text)).toEqual(cpus);
});

it('does not count to a number no host has', () => {
  expect(parseCpuList('0-99999999999').length).toBe(65_536);
});

it('writes the shortest list', () => {
  expect(formatCpuList([8, 3, 1, 2, 0, 3])).toBe('0-3,8');
  expect(formatCpuList([0, 1, 5], ', ')).toBe('0-1, 5');
  expect(formatCpuList([])).toBe('');
});

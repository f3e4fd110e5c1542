import { expect, it } from 'vitest';
import { parseCpuList } from './cpu-list.ts';

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

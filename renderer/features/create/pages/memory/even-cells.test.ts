import { expect, test } from 'vitest';
import { GiB } from '#shared/domain/units.ts';
import { evenCells } from './even-cells.ts';

test('cells have all CPUs and all memory among them', () => {
  const cells = evenCells(3, 8, 4 * GiB + 5, [0, 2]);
  expect(cells.map(cell => cell.vcpus)).toEqual([
    [0, 1],
    [2, 3, 4],
    [5, 6, 7],
  ]);
  expect(cells.reduce((sum, cell) => sum + cell.memory, 0)).toBe(4 * GiB + 5);
  expect(cells.map(cell => cell.node)).toEqual([0, 2, undefined]);
});

import { expect, it } from 'vitest';
import { startWaves } from './start-waves.ts';

it('starts the lowest first, equal ones together, and the others last', () => {
  expect(startWaves([undefined, 2, 1, undefined, 2])).toEqual([[2], [1, 4], [0, 3]]);
});

it('is one wave where nobody has an order', () => {
  expect(startWaves([undefined, undefined])).toEqual([[0, 1]]);
  expect(startWaves([])).toEqual([]);
});

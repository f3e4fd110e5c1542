import { expect, it } from 'vitest';
import { fitting } from './fitting.ts';

const widths = [50, 40, 60, 30];
const fit = (room: number, current = 0) => [...fitting(widths, room, current)];

it('shows all that find room, in order', () => {
  expect(fit(180)).toEqual([0, 1, 2, 3]);
  expect(fit(179)).toEqual([0, 1, 2]);
  // A later one that would fit does not overtake.
  expect(fit(120)).toEqual([0, 1]);
});

it('keeps room for the current one', () => {
  expect(fit(120, 3)).toEqual([0, 1, 3]);
  expect(fit(100, 3)).toEqual([0, 3]);
  expect(fit(20, 3)).toEqual([3]);
});

it('does without a current one', () => {
  expect(fit(50, -1)).toEqual([0]);
});

import { expect, it } from 'vitest';
import { changedRates, ratesBetween } from './rates.ts';

const reading = (at: number, ...links: [string, number, number][]) => ({
  at,
  counters: links.map(([name, rxBytes, txBytes]) => ({ name, rxBytes, txBytes })),
});

it('tells bytes a second of links that were there both times', () => {
  const before = reading(1000, ['eth0', 100, 0], ['again', 500, 0]);
  const after = reading(3000, ['eth0', 2100, 50], ['again', 10, 0], ['new', 9, 9]);
  expect(ratesBetween(before, after)).toEqual([{ link: 'eth0', received: 1000, sent: 25 }]);
  expect(ratesBetween(after, after)).toEqual([]);
});

it('tells a rate once, and that it came to rest', () => {
  const told = new Map();
  const rate = { link: 'eth0', received: 5, sent: 0 };
  expect(changedRates(told, [rate, { link: 'lo', received: 0, sent: 0 }])).toEqual([rate]);
  expect(changedRates(told, [rate])).toEqual([]);
  expect(changedRates(told, [])).toEqual([{ link: 'eth0', received: 0, sent: 0 }]);
  expect(changedRates(told, [])).toEqual([]);
});

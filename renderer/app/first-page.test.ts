import { expect, test } from 'vitest';
import { firstPage } from './first-page.ts';

test('a person without a host that works sees what is missing first', () => {
  expect(firstPage([])).toBe('/readiness');
  expect(firstPage(['failed', 'off'])).toBe('/readiness');
});

test('one host that works is enough for the guests', () => {
  expect(firstPage(['failed', 'online', 'connecting'])).toBe('/guests');
});

test('nothing is decided while a first attempt is under way', () => {
  expect(firstPage(['failed', 'connecting'])).toBeUndefined();
});

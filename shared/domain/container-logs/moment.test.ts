import { expect, test } from 'vitest';
import { momentFrom } from './moment.ts';

const now = 1_800_000_000_500;

test('times are read as people write them', () => {
  expect(momentFrom('1795423730.5', now)).toBe('1795423730.5');
  expect(momentFrom('10m', now)).toBe('1799999400');
  expect(momentFrom('2d', now)).toBe('1799827200');
  expect(momentFrom('2026-11-23T08:00:00Z', now)).toBe('1795420800.000');
  expect(momentFrom('2026-11-23', now)).toBe((new Date(2026, 10, 23).getTime() / 1000).toFixed(3));
});

test('what is no time is none', () => {
  for (const text of ['', 'yesterday', '10x', '-5m', '2026-13-45', '1'.repeat(13)])
    expect(momentFrom(text, now)).toBeUndefined();
});

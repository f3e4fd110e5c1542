import { expect, test } from 'vitest';
import { charactersSearched } from './expression-cost.ts';

test.each([
  '(a+)+$',
  '(a|a)*b',
  '((ab)*c)+',
  '(?:x{2,})*',
  '(a?b*)+',
  '([a-z]+|\\d)+!',
  '(.)\\1',
  '(?<n>a)\\k<n>',
])('what may take all time there is, is not tried: %s', source =>
  expect(charactersSearched(source)).toBeUndefined(),
);

test.each([
  'error',
  'a|b',
  '(error|warning): .*',
  '\\d+\\.\\d+',
  '[)+*(|]+',
  '\\(a+\\)+',
  '(?:abc)+',
  '(ab){2}',
  'x{3}',
])('what people look for is tried: %s', source => expect(charactersSearched(source)).toBeGreaterThan(0));

test('the more repetitions without end, the less of a long line', () => {
  const lengths = ['a', '.*a', '.*a.*', '.*a.*b.*'].map(source => charactersSearched(source) ?? 0);
  expect(lengths).toEqual(lengths.toSorted((a, b) => b - a));
  expect(new Set(lengths).size).toBe(4);
});

test('the worst that is tried on the longest that is searched ends soon', () => {
  for (const source of ['.*=', '.*.*=', '.*.*.*=']) {
    const line = 'x'.repeat(charactersSearched(source) ?? 0);
    const begun = performance.now();
    expect(new RegExp(source).test(line)).toBe(false);
    expect(performance.now() - begun).toBeLessThan(2000);
  }
});

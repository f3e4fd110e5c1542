import { expect, it } from 'vitest';
import { clockWords } from './clock-words.ts';

it.each([
  [0, /same time/],
  [-1_400, /same time/],
  [4_200, /^It is 4 s ahead/],
  [-7_200_000, /^It is 2 h behind/],
])('%s ms', (ahead, words) => {
  expect(clockWords(ahead)).toMatch(words);
});

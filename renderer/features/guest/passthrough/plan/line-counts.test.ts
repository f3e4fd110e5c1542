import { expect, test } from 'vitest';
import { countTexts } from './line-counts.ts';

test('counts what differs between two documents', () => {
  expect(countTexts('a\nb\nc', 'a\nx\ny\nc')).toEqual({ added: 2, removed: 1 });
  expect(countTexts('same', 'same')).toEqual({ added: 0, removed: 0 });
});

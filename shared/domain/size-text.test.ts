import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSize, sizeText } from './size-text.ts';

const GiB = 1024 ** 3;

test.each([
  ['4', 4 * GiB],
  ['4 GiB', 4 * GiB],
  ['4GB', 4 * GiB],
  ['1.5g', 1.5 * GiB],
  ['1,5 G', 1.5 * GiB],
  ['512M', 512 * 1024 ** 2],
  [' 2 tib ', 2 * 1024 * GiB],
  ['100 b', 100],
  ['0', 0],
])('%j is %d bytes', (text, bytes) => {
  expect(parseSize(text)).toBe(bytes);
});

test.each(['', 'a', '4 X', '-4', '4 GiB extra', '1e9', '99999999999 TiB'])('%j is no size', text => {
  expect(parseSize(text)).toBeUndefined();
});

test('what is shown reads back as the same size', () => {
  fc.assert(
    fc.property(fc.nat({ max: 2 ** 50 }), bytes => {
      expect(parseSize(sizeText(bytes))).toBe(bytes);
    }),
  );
});

import { expect, it } from 'vitest';
import { bytesOf } from './units.ts';

it.each([
  ['8', undefined, 8],
  ['8', '', 8],
  ['8', 'byte', 8],
  ['8', 'byte * 2^20', 8 * 2 ** 20],
  ['8', 'byte*2^10*2^10', 8 * 2 ** 20],
  ['8', 'byte * 10^9', 8e9],
  ['8', 'byte * 1024', 8192],
  ['8', 'GigaBytes', 8 * 2 ** 30],
  ['8', 'MB', 8 * 2 ** 20],
  ['8', 'hertz * 10^6', undefined],
  ['8', 'byte * 2^', undefined],
  ['8', 'byte * 2^9999', undefined],
  ['-8', 'byte', undefined],
  ['8.5', 'byte', undefined],
  ['9'.repeat(16), 'byte * 2^40', undefined],
  [undefined, 'byte', undefined],
])('%s of %j is %s', (amount, unit, bytes) => {
  expect(bytesOf(amount, unit, 1)).toBe(bytes);
});

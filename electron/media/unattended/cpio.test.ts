import { expect, it } from 'vitest';
import { writeCpio } from './cpio.ts';

it('is an archive as the kernel wants it', () => {
  const bytes = writeCpio([{ name: 'preseed.cfg', text: 'd-i x string ü\n' }]);
  expect(bytes.length % 4).toBe(0);
  const text = bytes.toString('latin1');
  expect(text.slice(0, 6)).toBe('070701');
  // Mode of a file that root alone reads, and the name with its end.
  expect(text.slice(14, 22)).toBe('00008180');
  expect(text.slice(94, 102)).toBe('0000000c');
  expect(text.slice(110, 122)).toBe('preseed.cfg\0');
  expect(text).toContain('TRAILER!!!');
});

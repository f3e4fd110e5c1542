import { expect, it } from 'vitest';
import { parseManifest } from './manifest.ts';

const sha1 = 'A'.repeat(40);
const sha256 = 'b'.repeat(64);

it('reads the lines of every writer', () => {
  expect(parseManifest(`SHA1 (a (1).ovf) = ${sha1}\r\n\r\nSHA256(b.vmdk)= ${sha256}\n`)).toEqual([
    { file: 'a (1).ovf', algorithm: 'sha1', digest: sha1.toLowerCase() },
    { file: 'b.vmdk', algorithm: 'sha256', digest: sha256 },
  ]);
});

it.each([`MD5(a)= ${'0'.repeat(32)}`, `SHA256(a)= ${sha1}`, 'SHA1()= 1', 'hello'])('refuses %s', line => {
  expect(parseManifest(`SHA1(x)= ${sha1}\n${line}\n`)).toBeUndefined();
});

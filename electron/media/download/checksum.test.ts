import { describe, expect, it } from 'vitest';
import { compare, findChecksum } from './checksum.ts';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
const LONG = 'c'.repeat(128);

describe('findChecksum', () => {
  it.each([
    ['as GNU writes it', `${B}  other\n${A}  disk.img\n`],
    ['in binary mode', `${A} *disk.img`],
    ['with a folder', `${A}  ./images/disk.img`],
    ['as BSD writes it', `SHA256 (other) = ${B}\nSHA256 (disk.img) = ${A}`],
    ['in capitals, with DOS line ends', `${A.toUpperCase()}  disk.img\r\n${B}  other\r\n`],
    [
      'signed, with comments',
      `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n# disk.img: 12 bytes\nSHA256 (disk.img) = ${A}\n-----BEGIN PGP SIGNATURE-----\n\niQIzBAEBCAAd\n`,
    ],
    ['alone, without a name', `${A}\n`],
  ])('reads a list %s', (_, list) => {
    expect(findChecksum(list, 'disk.img')).toBe(`sha256:${A}`);
  });

  it('takes the stronger of two', () => {
    expect(findChecksum(`${A}  disk.img\n${LONG}  disk.img`, 'disk.img')).toBe(`sha512:${LONG}`);
  });

  it.each([
    ['of other files', `${A}  other.img\n${B}  disk.img.asc`],
    ['of one other file', `${A}  other.img`],
    ['of several without names', `${A}\n${B}`],
    ['of weaker sums', `${'d'.repeat(32)}  disk.img`],
    ['that is none', 'Not here'],
  ])('finds nothing in a list %s', (_, list) => {
    expect(findChecksum(list, 'disk.img')).toBeUndefined();
  });
});

it('compares without regard to case', () => {
  expect(() => compare(`sha256:${A}`, `SHA256:${A.toUpperCase()}`, 'x')).not.toThrow();
  expect(() => compare(`sha256:${A}`, `sha256:${B}`, 'x')).toThrow();
});

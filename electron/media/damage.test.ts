import { expect, it } from 'vitest';
import { damageOf } from './damage.ts';
import type { ImageHeader } from './image-header.ts';

const medium = (size: number): ImageHeader => ({
  format: 'iso',
  size,
  iso: { volume: 'V', system: '', publisher: '', application: '', volumeSize: 700_000 },
});

it('says how much of a medium is missing', () => {
  expect(damageOf(medium(699_999), '/v.iso')).toMatchObject({
    code: 'FILE_DAMAGED',
    params: { path: '/v.iso', needed: '700000', found: '699999' },
  });
});

it('lets whole ones, padded ones, drives and other images pass', () => {
  expect(damageOf(medium(700_000), '/v.iso')).toBeUndefined();
  expect(damageOf(medium(900_000), '/v.iso')).toBeUndefined();
  // A drive's size is not that of a file.
  expect(damageOf(medium(0), '/dev/sr0')).toBeUndefined();
  expect(damageOf({ format: 'iso', size: 5 }, '/udf.iso')).toBeUndefined();
  expect(damageOf({ format: 'raw', size: 5 }, '/disk.img')).toBeUndefined();
});

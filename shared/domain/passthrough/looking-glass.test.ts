import { expect, it } from 'vitest';
import { MiB } from '../units.ts';
import { sharedFrameSize } from './looking-glass.ts';

it.each([
  [1920, 1080, 32],
  [2560, 1440, 64],
  [3840, 2160, 128],
  // Lines are padded to 256 bytes.
  [1366, 768, 32],
  [7680, 4320, 512],
])('takes a picture of %i × %i three times, in a power of two', (width, height, size) => {
  expect(sharedFrameSize({ width, height })).toBe(size * MiB);
});

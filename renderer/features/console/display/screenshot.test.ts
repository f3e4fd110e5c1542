import { expect, test } from 'vitest';
import { screenshotName } from './screenshot.ts';

test('a picture is named after its guest and when it was taken', () => {
  expect(screenshotName('dev', new Date(2026, 0, 2, 3, 4, 5))).toBe('dev 2026-01-02 03.04.05.png');
});

test('what a file system refuses becomes an underscore', () => {
  expect(screenshotName('a/b:c\\d"e', new Date(2026, 0, 2))).toMatch(/^a_b_c_d_e 2026/);
});

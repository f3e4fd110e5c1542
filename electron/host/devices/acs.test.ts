import { expect, it } from 'vitest';
import { acsOf } from './acs.ts';

/** Extended capabilities, each with its place, id, next and the 4 bytes that follow. */
function config(...capabilities: readonly (readonly [number, number, number, number])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4096));
  for (const [at, id, next, value] of capabilities) {
    view.setUint32(at, id | (1 << 16) | (next << 20), true);
    view.setUint32(at + 4, value, true);
  }
  return new Uint8Array(view.buffer);
}

it('is on when all of it is, whichever capability it is', () => {
  expect(acsOf(config([0x100, 0x0001, 0x148, 0], [0x148, 0x000d, 0, 0x001d_00ff]))).toBe(true);
  expect(acsOf(config([0x100, 0x000d, 0, 0x0001_00ff]))).toBe(false);
});

it('is not there in a port without it, nor in one whose list goes in circles', () => {
  expect(acsOf(config([0x100, 0x0001, 0, 0]))).toBe(false);
  expect(acsOf(config([0x100, 0x0001, 0x148, 0], [0x148, 0x0003, 0x100, 0]))).toBe(false);
  expect(acsOf(config([0x100, 0x0001, 0xffc, 0]))).toBe(false);
});

it('is not known of what was not read', () => {
  expect(acsOf(new Uint8Array(64))).toBeUndefined();
  expect(acsOf(new Uint8Array(256))).toBeUndefined();
});

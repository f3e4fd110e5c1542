import { expect, it } from 'vitest';
import { ReusedBuffers } from './reused-buffers.ts';

it('lends what was given back by a part of it, and never the same memory to two', () => {
  const buffers = new ReusedBuffers(1024);
  const first = buffers.lend();
  const second = buffers.lend();
  expect(second.buffer).not.toBe(first.buffer);
  buffers.giveBack(first.subarray(100, 200));
  buffers.giveBack(first);
  expect(buffers.lend().buffer).toBe(first.buffer);
  expect(buffers.lend().buffer).not.toBe(first.buffer);
});

it('takes nothing that it never lent', () => {
  const buffers = new ReusedBuffers(1024);
  const strange = Buffer.allocUnsafeSlow(1024);
  buffers.giveBack(strange);
  expect(buffers.lend().buffer).not.toBe(strange.buffer);
});

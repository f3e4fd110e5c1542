import { expect, it } from 'vitest';
import { LineCutter } from './line-cutter.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const whole = (...texts: string[]) => texts.map(text => ({ text, cut: false }));

it('cuts at newlines, returns and both, wherever the pieces end', () => {
  const text = 'one\ntwo\r\n\rthree\r\nfour – ü\r\nlast';
  const lines = whole('one', 'two', '', 'three', 'four – ü', 'last');
  for (const size of [1, 2, 3, 5, 1000]) {
    const cutter = new LineCutter();
    const sent = bytes(text);
    const read = [];
    for (let at = 0; at < sent.length; at += size) read.push(...cutter.read(sent.subarray(at, at + size)));
    expect([...read, ...cutter.end()]).toEqual(lines);
  }
});

it('keeps the beginning of a line without an end, says so, and goes on with the next', () => {
  const cutter = new LineCutter(10);
  expect(cutter.read(bytes('0123456789'))).toEqual([]);
  expect(cutter.tooLong).toBe(false);
  for (let n = 0; n < 100; n += 1) expect(cutter.read(bytes('x'.repeat(1000)))).toEqual([]);
  expect(cutter.tooLong).toBe(true);
  expect(cutter.read(bytes('y\nnext\n'))).toEqual([{ text: '0123456789', cut: true }, ...whole('next')]);
  expect(cutter.tooLong).toBe(false);
  expect(cutter.read(bytes('0123456789\n'))).toEqual(whole('0123456789'));
  expect(cutter.end()).toEqual([]);
});

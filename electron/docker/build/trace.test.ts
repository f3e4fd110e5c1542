import { expect, it } from 'vitest';
import { readTrace } from './trace.ts';

/** As a real engine sent it: a step that began and ended. */
const LINE =
  'CosBCkdzaGEyNTY6ZjJjNTZmM2QzZTY1NDBiZjAzMTU5ZTA1ZTQwNWEyZGYwZWFhMWU3NWFkNGI5YWRlZmUzMWMxZmNlMjllZmJkMxokW2ludGVybmFsXSBsb2FkIHJlbW90ZSBidWlsZCBjb250ZXh0KgwI7oOQ2AYQvIewmAMyDAjug5DYBhDT7vm9Aw==';

it('reads a step', () => {
  expect(readTrace(Buffer.from(LINE, 'base64'))).toEqual({
    vertexes: [
      {
        digest: 'sha256:f2c56f3d3e6540bf03159e05e405a2df0eaa1e75ad4b9adefe31c1fce29efbd3',
        name: '[internal] load remote build context',
        cached: false,
        started: true,
        completed: true,
        error: '',
      },
    ],
    output: [],
  });
});

it('reads what a step wrote, and passes over what it does not know', () => {
  const log = [0x1a, 7, 0x18, 1, 0x22, 3, 0x68, 0x69, 0x0a];
  const unknown = [0x7a, 1, 0, 0x79, 0, 0, 0, 0, 0, 0, 0, 0, 0x7d, 0, 0, 0, 0];
  expect(readTrace(Uint8Array.from([...unknown, ...log]))).toEqual({ vertexes: [], output: ['hi\n'] });
});

it('does not take half a message for a whole one', () => {
  const whole = Buffer.from(LINE, 'base64');
  expect(() => readTrace(whole.subarray(0, -1))).toThrow(RangeError);
  expect(() => readTrace(Uint8Array.from([0x80]))).toThrow(RangeError);
});

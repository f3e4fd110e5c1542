import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogStream } from './frames.ts';
import { LogReader } from './log-reader.ts';
import { momentOf, stampText, type Stamp } from './stamps.ts';

const encoder = new TextEncoder();
const at = (nanos: number, seconds = 1_795_423_730): Stamp => ({ seconds, nanos });

function frame(stream: LogStream, stamp: Stamp, text: string | Uint8Array): Uint8Array {
  const body = typeof text === 'string' ? encoder.encode(text) : text;
  const head = encoder.encode(`${stampText(stamp)} `);
  const bytes = new Uint8Array(8 + head.length + body.length);
  bytes[0] = stream;
  new DataView(bytes.buffer).setUint32(4, head.length + body.length);
  bytes.set(head, 8);
  bytes.set(body, 8 + head.length);
  return bytes;
}

function concat(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap(part => [...part]));
}

function reader(tty = false) {
  const lines: [stream: number, moment: string, text: string][] = [];
  const read = new LogReader(tty, (stream, stamp, text) => lines.push([stream, momentOf(stamp), text]));
  return { read, lines };
}

describe('a log in frames', () => {
  it('is read the same however it is cut', () => {
    const whole = concat(
      frame(1, at(1), 'Grüße ✓\n'),
      frame(2, at(2), 'no\r\n'),
      frame(1, at(3), '\n'),
      frame(1, at(946_371_901), 'end'),
    );
    fc.assert(
      fc.property(fc.array(fc.nat(whole.length)), cuts => {
        const { read, lines } = reader();
        const places = [0, ...cuts.sort((a, b) => a - b), whole.length];
        for (const [n, place] of places.slice(1).entries()) read.read(whole.subarray(places[n], place));
        read.end();
        expect(lines).toEqual([
          [1, '1795423730.000000001', 'Grüße ✓'],
          [2, '1795423730.000000002', 'no'],
          [1, '1795423730.000000003', ''],
          [1, '1795423730.946371901', 'end'],
        ]);
      }),
    );
  });

  it('puts a long line together from its entries, even where a letter was cut', () => {
    const { read, lines } = reader();
    const [a, b] = encoder.encode('ü');
    read.read(frame(1, at(1), Uint8Array.of(0x78, a!)));
    read.read(frame(2, at(2), 'between\n'));
    read.read(frame(1, at(3), Uint8Array.of(b!, 0x0a)));
    expect(lines.map(([, , text]) => text)).toEqual(['between', 'xü']);
    expect(lines[1]?.[1]).toBe(momentOf(at(1)));
  });

  it('survives what is no text', () => {
    const { read, lines } = reader();
    read.read(frame(1, at(1), Uint8Array.of(0xff, 0, 0xc3, 0x28, 0x1b, 0x0a)));
    expect(lines).toHaveLength(1);
  });

  it('cuts a line that does not end', () => {
    const { read, lines } = reader();
    for (let n = 0; n < 10; n += 1) read.read(frame(1, at(n), 'x'.repeat(16 * 1024)));
    expect(lines.map(([, , text]) => text.length)).toEqual([65_536, 65_536]);
  });
});

describe('the log of a terminal', () => {
  it('has its long lines without the stamps in the middle', () => {
    const { read, lines } = reader(true);
    const text = 'y'.repeat(40_000);
    const part = (n: number) => `${stampText(at(n))} ${text.slice(n * 16_384, (n + 1) * 16_384)}`;
    const whole = encoder.encode(`${part(0)}${part(1)}${part(2)}\r\n${stampText(at(9))} after\r\n`);
    for (let n = 0; n < whole.length; n += 999) read.read(whole.subarray(n, n + 999));
    expect(lines.map(([, , each]) => each)).toEqual([text, 'after']);
  });

  it.each([
    ['stamps', (n: number) => `${stampText(at(n))} ${'z'.repeat(16_384)}`],
    ['a stamp in front alone', (n: number) => (n === 0 ? `${stampText(at(0))} ` : '') + 'z'.repeat(16_384)],
  ])('cuts a line that does not end, with %s', (_, part) => {
    const { read, lines } = reader(true);
    for (let n = 0; n < 20; n += 1) read.read(encoder.encode(part(n)));
    expect(lines.length).toBeGreaterThan(2);
    read.end();
    expect(lines.map(([, , text]) => text).join('')).toBe('z'.repeat(20 * 16_384));
  });
});

describe('a log whose stream broke', () => {
  const stream = [
    frame(1, at(1), 'a\n'),
    frame(1, at(5), 'b\n'),
    frame(2, at(4), 'late\n'),
    frame(1, at(5), 'c\n'),
    frame(1, at(5), 'd\n'),
    frame(2, at(6), 'e\n'),
    frame(1, at(7), 'f1'),
    frame(1, at(8), 'f2\n'),
  ];
  const whole = ['a', 'b', 'late', 'c', 'd', 'e', 'f1f2'];
  const stampOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes.subarray(8, 38));

  it('goes on without a hole and without a line twice, wherever it was', () => {
    for (let broken = 0; broken <= stream.length; broken += 1) {
      const { read, lines } = reader();
      for (const each of stream.slice(0, broken)) read.read(each);
      const half = stream[broken];
      if (half) read.read(half.subarray(0, half.length - 1));
      read.cut();
      const { since } = read.resume;
      const from =
        since === undefined ? '' : stampText(at(Number(since.split('.')[1]), Number(since.split('.')[0])));
      for (const each of stream) if (stampOf(each) >= from) read.read(each);
      expect(lines.map(([, , text]) => text)).toEqual(whole);
    }
  });

  it('asks for a second of a silent stream at most', () => {
    const { read } = reader();
    read.read(frame(2, at(1, 100), 'x\n'));
    read.read(frame(1, at(1, 200), 'y\n'));
    expect(read.resume.since).toBe('199.000000001');
  });

  it('asks for nothing before the last lines that were wanted, and no less than is new', () => {
    const { read } = reader();
    read.read(frame(1, at(5, 200), 'x\n'));
    expect(read.resume.since).toBe('199.000000005');
    read.resume.from = { seconds: 200, nanos: 5 };
    expect(read.resume.since).toBe('200.000000005');
    read.read(frame(1, at(1, 300), 'y\n'));
    expect(read.resume.since).toBe('299.000000001');
  });
});

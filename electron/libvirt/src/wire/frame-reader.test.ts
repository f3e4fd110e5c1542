import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRAME_MAX } from './frame.ts';
import { FrameReader } from './frame-reader.ts';

function frameOf(payload: Uint8Array): Buffer {
  const frame = Buffer.alloc(28 + payload.length);
  frame.writeUInt32BE(frame.length, 0);
  frame.set(payload, 28);
  return frame;
}

function cut(bytes: Buffer, places: number[]): Buffer[] {
  const sorted = [...new Set(places.map(place => place % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...sorted].map((from, index) => bytes.subarray(from, sorted[index] ?? bytes.length));
}

describe('FrameReader', () => {
  it('finds the same frames however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 8 }),
        fc.array(fc.nat(), { maxLength: 30 }),
        (payloads, places) => {
          const frames = payloads.map(frameOf);
          const seen: string[] = [];
          const reader = new FrameReader((bytes, start, end) => seen.push(bytes.toString('hex', start, end)));
          for (const chunk of cut(Buffer.concat(frames), places)) reader.push(chunk);
          expect(seen).toEqual(frames.map(frame => frame.toString('hex')));
          expect(reader.pending).toBe(0);
        },
      ),
    );
  });

  it('keeps frames of every size in one piece, the largest included', () => {
    for (const size of [64 * 1024 - 28, 64 * 1024, 1_000_000, FRAME_MAX - 28]) {
      const frame = frameOf(Buffer.alloc(size, 7));
      const seen: Buffer[] = [];
      const reader = new FrameReader((bytes, start, end) => seen.push(bytes.subarray(start, end)));
      for (let from = 0; from < frame.length; from += 200_000)
        reader.push(frame.subarray(from, from + 200_000));
      expect(seen.length).toBe(1);
      expect(seen[0]?.equals(frame)).toBe(true);
    }
  });

  it.each([0, 27, FRAME_MAX + 1, 0xffff_ffff])('refuses a length of %i, whole or in pieces', length => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(length, 0);
    const make = () => new FrameReader(() => expect.unreachable());
    expect(() => make().push(head)).toThrow(/a frame of/);
    expect(() => {
      const reader = make();
      for (const byte of head) reader.push(Buffer.from([byte]));
    }).toThrow(/a frame of/);
  });

  it('does not allocate what a length only claims', () => {
    const head = Buffer.alloc(28);
    head.writeUInt32BE(FRAME_MAX, 0);
    const before = process.memoryUsage().arrayBuffers;
    const readers = Array.from({ length: 50 }, () => {
      const reader = new FrameReader(() => undefined);
      reader.push(head);
      return reader;
    });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 1_000_000);
    expect(readers.every(reader => reader.pending === 28)).toBe(true);
  });

  it('marks frames that may be kept', () => {
    const frame = frameOf(Buffer.from('x'));
    const seen: boolean[] = [];
    const reader = new FrameReader((_bytes, _start, _end, owned) => seen.push(owned));
    reader.push(frame);
    reader.push(frame.subarray(0, 10));
    reader.push(frame.subarray(10));
    expect(seen).toEqual([false, true]);
  });
});

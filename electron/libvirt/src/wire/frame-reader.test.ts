import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRAME_MAX } from './frame.ts';
import { type FrameHandlers, FrameReader } from './frame-reader.ts';

function frameOf(payload: Uint8Array, type = 1, status = 0): Buffer {
  const frame = Buffer.alloc(28 + payload.length);
  frame.writeUInt32BE(type, 16);
  frame.writeUInt32BE(status, 24);
  frame.writeUInt32BE(frame.length, 0);
  frame.set(payload, 28);
  return frame;
}

const whole = (frame: FrameHandlers['frame']): FrameReader =>
  new FrameReader({ frame, content: () => expect.unreachable() });

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
          const frames = payloads.map(payload => frameOf(payload));
          const seen: string[] = [];
          const reader = whole((bytes, start, end) => seen.push(bytes.toString('hex', start, end)));
          for (const chunk of cut(Buffer.concat(frames), places)) reader.push(chunk);
          expect(seen).toEqual(frames.map(frame => frame.toString('hex')));
          expect(reader.isMidFrame).toBe(false);
        },
      ),
    );
  });

  it('keeps frames of every size in one piece, the largest included', () => {
    for (const size of [64 * 1024 - 28, 64 * 1024, 1_000_000, FRAME_MAX - 28]) {
      const frame = frameOf(Buffer.alloc(size, 7));
      const seen: Buffer[] = [];
      const reader = whole((bytes, start, end) => seen.push(Buffer.from(bytes.subarray(start, end))));
      for (let from = 0; from < frame.length; from += 200_000)
        reader.push(frame.subarray(from, from + 200_000));
      expect(seen.length).toBe(1);
      expect(seen[0]?.equals(frame)).toBe(true);
    }
  });

  it.each([0, 27, FRAME_MAX + 1, 0xffff_ffff])('refuses a length of %i, whole or in pieces', length => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(length, 0);
    const make = () => whole(() => expect.unreachable());
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
      const reader = whole(() => undefined);
      reader.push(head);
      return reader;
    });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 1_000_000);
    expect(readers.every(reader => reader.isMidFrame)).toBe(true);
  });

  it('hands on stream content piece by piece, without joining or copying', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 8 }),
        fc.array(fc.nat(), { maxLength: 30 }),
        (payloads, places) => {
          const contents: Buffer[] = [];
          const ends: number[] = [];
          const reader = new FrameReader({
            frame: (_bytes, start, end) => ends.push(end - start),
            content: (_header, piece) => contents.push(piece),
          });
          const bytes = Buffer.concat(payloads.map(payload => frameOf(payload, 3, 2)));
          for (const chunk of cut(bytes, places)) reader.push(chunk);
          expect(Buffer.concat(contents).equals(Buffer.concat(payloads))).toBe(true);
          expect(contents.every(piece => piece.length > 0 && piece.buffer === bytes.buffer)).toBe(true);
          expect(ends).toEqual(payloads.filter(payload => payload.length === 0).map(() => 28));
          expect(reader.isMidFrame).toBe(false);
        },
      ),
    );
  });
});

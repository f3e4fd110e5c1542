import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32.ts';
import { ImageError } from './image-error.ts';
import { readPng } from './read-png.ts';
import { readPpm } from './read-ppm.ts';
import type { RgbImage } from './row-scaler.ts';
import { writePng } from './write-png.ts';

/** As a stream would hand it over, in pieces of a size that hits every boundary in the end. */
async function* inPieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const ppm = ({ width, height, pixels }: RgbImage) =>
  Buffer.concat([Buffer.from(`P6\n# made by hand\n${width} ${height}\n255\n`), pixels]);

const image = fc
  .record({ width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 9 }) })
  .chain(({ width, height }) =>
    fc
      .uint8Array({ minLength: width * height * 3, maxLength: width * height * 3 })
      .map(pixels => ({ width, height, pixels: Uint8Array.from(pixels) })),
  );

describe('pictures', () => {
  it('come through PPM and PNG unchanged, in pieces of any size', async () => {
    await fc.assert(
      fc.asyncProperty(image, fc.integer({ min: 1, max: 40 }), async (picture, size) => {
        const { width, height } = picture;
        const fromPpm = await readPpm(inPieces(ppm(picture), size), width);
        expect({ width: fromPpm.width, height: fromPpm.height, pixels: fromPpm.pixels }).toEqual(picture);
        const fromPng = await readPng(inPieces(await writePng(fromPpm), size), width);
        expect({ width: fromPng.width, height: fromPng.height, pixels: fromPng.pixels }).toEqual(picture);
        expect(height).toBe(fromPng.height);
      }),
      { numRuns: 60 },
    );
  });

  it('are scaled to the mean of what each pixel stands for', async () => {
    const pixels = Uint8Array.from([0, 0, 0, 100, 0, 0, 0, 50, 0, 100, 250, 8].map(Number));
    const scaled = await readPpm(inPieces(ppm({ width: 2, height: 2, pixels }), 7), 1);
    expect([scaled.width, scaled.height, ...scaled.pixels]).toEqual([1, 1, 50, 75, 2]);
  });

  it('are read with every PNG filter and with alpha', async () => {
    const rows = [0, 1, 2, 3, 4].map((filter, y) => [filter, 9, 8, 7, 255, 30 + y, 20, 10, 255]);
    const scaled = await readPng(inPieces(rgbaPng(2, 5, rows), 11), 2);
    const expected = decodeByHand(rows);
    expect([...scaled.pixels]).toEqual(expected);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('This is not a picture at all, however long it may be.')],
    ['half a pixmap', ppm({ width: 4, height: 4, pixels: new Uint8Array(20) })],
    ['a pixmap of absurd size', Buffer.from('P6 99999 99999 255 ')],
  ])('that are %s are refused', async (_what, bytes) => {
    await expect(readPpm(inPieces(bytes, 5), 10)).rejects.toBeInstanceOf(ImageError);
  });

  it('that end in the middle of a PNG are refused', async () => {
    const whole = await writePng({ width: 3, height: 3, pixels: new Uint8Array(27) });
    await expect(readPng(inPieces(whole.subarray(0, 50), 9), 3)).rejects.toThrow();
    await expect(readPng(inPieces(Buffer.from('not a png at all'), 9), 3)).rejects.toBeInstanceOf(ImageError);
  });
});

function rgbaPng(width: number, height: number, rows: number[][]): Buffer {
  const chunk = (type: string, data: Uint8Array) => {
    const named = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const check = Buffer.alloc(4);
    check.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, check]);
  };
  const header = Buffer.from([0, 0, 0, width, 0, 0, 0, height, 8, 6, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from('Comment\0hello')),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The filters as the specification words them, one byte after the other. */
function decodeByHand(rows: number[][]): number[] {
  const decoded: number[][] = [];
  for (const [filter = 0, ...bytes] of rows) {
    const above = decoded.at(-1) ?? bytes.map(() => 0);
    const row: number[] = [];
    bytes.forEach((byte, i) => {
      const [a, b, c] = [row[i - 4] ?? 0, above[i] ?? 0, i < 4 ? 0 : (above[i - 4] ?? 0)];
      const p = a + b - c;
      const paeth = [a, b, c].reduce((best, next) => (Math.abs(p - next) < Math.abs(p - best) ? next : best));
      row.push((byte + ([0, a, b, Math.floor((a + b) / 2), paeth][filter] ?? 0)) & 255);
    });
    decoded.push(row);
  }
  return decoded.flatMap(row => row.filter((_, i) => i % 4 !== 3));
}

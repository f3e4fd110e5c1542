import { promisify } from 'node:util';
import { constants, deflate } from 'node:zlib';
import { crc32 } from './crc32.ts';
import type { RgbImage } from './row-scaler.ts';

export const PNG_SIGNATURE = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const compress = promisify(deflate);

/** Writes 8-bit RGB as PNG (https://www.w3.org/TR/png-3/); compressed off the event loop. */
export async function writePng({ width, height, pixels }: RgbImage): Promise<Uint8Array<ArrayBuffer>> {
  const stride = width * 3;
  // Each row is led by its filter: 1, the difference to the pixel on its left, suits screens well.
  const filtered = Buffer.alloc((stride + 1) * height);
  for (let y = 0; y < height; y += 1) {
    const to = y * (stride + 1);
    filtered[to] = 1;
    for (let x = 0; x < stride; x += 1) {
      const from = y * stride + x;
      filtered[to + 1 + x] = (pixels[from] ?? 0) - (x < 3 ? 0 : (pixels[from - 3] ?? 0));
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const data = await compress(filtered, { level: constants.Z_BEST_SPEED });
  return Buffer.concat([
    PNG_SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

import { ByteQueue } from './byte-queue.ts';
import { ImageError, LARGEST_SIDE } from './image-error.ts';
import { RowScaler } from './row-scaler.ts';

/** The longest header we read: with comments in it, some write one. */
const LONGEST_HEADER = 1024;

/** Reads a binary portable pixmap (https://netpbm.sourceforge.net/doc/ppm.html) and scales it as it arrives. */
export async function readPpm(source: AsyncIterable<Uint8Array>, maxWidth: number): Promise<RowScaler> {
  const queue = new ByteQueue();
  let header = new Uint8Array(0);
  let scaler: RowScaler | undefined;
  let rowLength = 0;
  for await (const chunk of source) {
    if (scaler === undefined) {
      header = Buffer.concat([header, chunk]);
      const read = readHeader(header);
      if (read === undefined) continue;
      scaler = new RowScaler(read.width, read.height, maxWidth);
      rowLength = read.width * 3;
      queue.push(header.subarray(read.length));
    } else {
      queue.push(chunk);
    }
    while (!scaler.complete) {
      const row = queue.take(rowLength);
      if (row === undefined) break;
      scaler.push(row, 3);
    }
  }
  if (scaler?.complete !== true) throw new ImageError('The picture ends too early');
  return scaler;
}

/** Undefined while it is not all there. */
function readHeader(bytes: Uint8Array): { width: number; height: number; length: number } | undefined {
  const text = Buffer.from(bytes.subarray(0, LONGEST_HEADER)).toString('latin1');
  const gap = String.raw`(?:\s|#[^\n]*\n)+`;
  const match = new RegExp(`^P6${gap}(\\d{1,5})${gap}(\\d{1,5})${gap}(\\d{1,5})\\s`).exec(text);
  if (match === null) {
    if (bytes.length < LONGEST_HEADER && 'P6'.startsWith(text.slice(0, 2))) return undefined;
    throw new ImageError('Not a portable pixmap');
  }
  const [width, height, max] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (max !== 255) throw new ImageError(`Pixmap with ${max} levels, not 255`);
  if (width < 1 || height < 1 || width > LARGEST_SIDE || height > LARGEST_SIDE) {
    throw new ImageError(`Pixmap of ${width} × ${height}`);
  }
  return { width, height, length: match[0].length };
}

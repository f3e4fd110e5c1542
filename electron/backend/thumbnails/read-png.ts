import { pipeline } from 'node:stream/promises';
import { createInflate } from 'node:zlib';
import { ByteQueue } from './byte-queue.ts';
import { ImageError, LARGEST_SIDE } from './image-error.ts';
import { RowScaler } from './row-scaler.ts';
import { PNG_SIGNATURE } from './write-png.ts';

interface Header {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
}

/** Colour types of 8-bit PNG that hypervisors write: true colour without and with alpha. */
const channelsByType = new Map<number, 3 | 4>([
  [2, 3],
  [6, 4],
]);

/**
 * Reads a PNG of 8-bit true colour, not interlaced (https://www.w3.org/TR/png-3/), and scales it as it
 * arrives; inflated off the event loop. Checksums are not looked at: the picture came over a reliable stream.
 */
export async function readPng(source: AsyncIterable<Uint8Array>, maxWidth: number): Promise<RowScaler> {
  let scaler: RowScaler | undefined;
  let rows: RowReader | undefined;
  const compressed = imageData(source, header => {
    scaler = new RowScaler(header.width, header.height, maxWidth);
    rows = new RowReader(header, scaler);
  });
  await pipeline(compressed, createInflate(), async (inflated: AsyncIterable<Uint8Array>) => {
    for await (const bytes of inflated) rows?.push(bytes);
  });
  if (scaler?.complete !== true) throw new ImageError('The picture ends too early');
  return scaler;
}

/** The contents of the IDAT chunks; `onHeader` is told the IHDR before the first of them. */
async function* imageData(
  source: AsyncIterable<Uint8Array>,
  onHeader: (header: Header) => void,
): AsyncGenerator<Uint8Array, void, void> {
  const queue = new ByteQueue();
  let state: 'signature' | 'chunk' | 'data' | 'checksum' = 'signature';
  let type = '';
  let left = 0;
  for await (const bytes of source) {
    queue.push(bytes);
    for (;;) {
      if (state === 'data') {
        // Data is passed on as it comes; other chunks are taken whole.
        const count = type === 'IDAT' ? Math.min(left, queue.length) : left;
        if (count === 0 && left > 0) break;
        const content = queue.take(count);
        if (content === undefined) break;
        left -= count;
        if (type === 'IHDR') onHeader(readHeader(content));
        if (type === 'IDAT' && count > 0) yield content;
        if (left === 0) state = 'checksum';
        continue;
      }
      const size = state === 'checksum' ? 4 : 8;
      const content = queue.take(size);
      if (content === undefined) break;
      if (state === 'signature' && Buffer.compare(content, PNG_SIGNATURE) !== 0)
        throw new ImageError('Not a PNG');
      if (state === 'chunk') {
        const view = Buffer.from(content);
        left = view.readUInt32BE(0);
        type = view.toString('latin1', 4);
        if (type === 'IEND') return;
        if (left > 0x7fffffff) throw new ImageError('A PNG chunk is too long');
        state = 'data';
      } else {
        state = 'chunk';
      }
    }
  }
}

function readHeader(content: Uint8Array): Header {
  if (content.length !== 13) throw new ImageError('A PNG header of the wrong length');
  const bytes = Buffer.from(content);
  const [width, height] = [bytes.readUInt32BE(0), bytes.readUInt32BE(4)];
  const channels = channelsByType.get(bytes[9] ?? -1);
  if (bytes[8] !== 8 || channels === undefined || bytes[12] !== 0) {
    throw new ImageError('A PNG that is not plain 8-bit true colour');
  }
  if (width < 1 || height < 1 || width > LARGEST_SIDE || height > LARGEST_SIDE) {
    throw new ImageError(`PNG of ${width} × ${height}`);
  }
  return { width, height, channels };
}

/** Undoes the filters of PNG rows, and hands the rows on. */
class RowReader {
  readonly #queue = new ByteQueue();
  readonly #header: Header;
  readonly #scaler: RowScaler;
  #above: Uint8Array;

  constructor(header: Header, scaler: RowScaler) {
    this.#header = header;
    this.#scaler = scaler;
    this.#above = new Uint8Array(header.width * header.channels);
  }

  push(bytes: Uint8Array): void {
    this.#queue.push(bytes);
    while (!this.#scaler.complete) {
      const filtered = this.#queue.take(this.#above.length + 1);
      if (filtered === undefined) return;
      const row = unfilter(filtered, this.#above, this.#header.channels);
      this.#scaler.push(row, this.#header.channels);
      this.#above = row;
    }
  }
}

function unfilter(filtered: Uint8Array, above: Uint8Array, step: number): Uint8Array {
  const filter = filtered[0] ?? 0;
  const row = filtered.slice(1);
  if (filter > 4) throw new ImageError(`PNG filter ${filter}`);
  for (let at = 0; filter > 0 && at < row.length; at += 1) {
    const left = at < step ? 0 : (row[at - step] ?? 0);
    const up = above[at] ?? 0;
    const corner = at < step ? 0 : (above[at - step] ?? 0);
    row[at] = (row[at] ?? 0) + predicted(filter, left, up, corner);
  }
  return row;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { readSparse, STREAM_CHUNK } from 'node-libvirt';
import { dataExtents } from '#electron/media/disk-image/data-extents.ts';
import { MiB } from '#shared/domain/units.ts';
import { fail } from '../failures/fail.ts';
import type { ByteSource } from './byte-source.ts';

const HOLES_WORTH_ASKING = 32 * MiB;
/** Of `stat`, whatever the file system. */
const STAT_BLOCK = 512;

/** A file of this computer. Throws CONFLICT for one that is not `length` bytes long any more. */
export async function fileSource(path: string, length: number): Promise<ByteSource> {
  // A named pipe must not block.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  await requireLength(file, path, length).catch(async (error: unknown) => {
    await file.close();
    throw error;
  });
  const data = await holesAreWorthAsking(file, length).then(worth => (worth ? dataExtents(path) : undefined));
  return {
    length,
    ready: () => requireLength(file, path, length),
    items: (start, sparse, stop) => {
      const range = { start, length: length - start };
      return sparse ? readSparse(file, range, { data, stop }) : readAll(file, range, stop);
    },
    close: () => file.close(),
  };
}

async function* readAll(
  file: FileHandle,
  { start, length }: { readonly start: number; readonly length: number },
  stop: () => boolean,
): AsyncGenerator<Buffer> {
  const end = start + length - 1;
  for await (const piece of file.createReadStream({
    start,
    end,
    autoClose: false,
    highWaterMark: STREAM_CHUNK,
  }) as AsyncIterable<Buffer>) {
    yield piece;
    if (stop()) return;
  }
}

/** To ask takes as long as to read so much. */
async function holesAreWorthAsking(file: FileHandle, length: number): Promise<boolean> {
  const { blocks } = await file.stat();
  return length - blocks * STAT_BLOCK > HOLES_WORTH_ASKING;
}

async function requireLength(file: FileHandle, path: string, length: number): Promise<void> {
  const { size } = await file.stat();
  if (size !== length) throw fail('CONFLICT', { name: path });
}

import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { type FileRange, readSparse, STREAM_CHUNK } from 'node-libvirt';
import { dataExtents, type Extent } from '#electron/media/disk-image/data-extents.ts';
import { MiB } from '#shared/domain/units.ts';
import { fail } from '../failures/fail.ts';
import type { StreamItem } from '../storage/send-items.ts';
import type { ByteSource, ItemsOptions } from './byte-source.ts';

/** To ask takes as long as to read so much. */
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
  const over = new AbortController();
  // Waited for only where it is read: meanwhile its volume is made.
  const data = knownExtents(file, path, length, over.signal);
  return {
    length,
    ready: () => requireLength(file, path, length),
    items: (start, options) => {
      const range = { start, length: length - start };
      return options.sparse ? readData(file, range, data, options) : readAll(file, range, options.stop);
    },
    close: async () => {
      over.abort();
      await data;
      await file.close();
    },
  };
}

async function* readData(
  file: FileHandle,
  range: FileRange,
  data: Promise<Extent[] | undefined>,
  { stop, passed }: ItemsOptions,
): AsyncGenerator<StreamItem> {
  yield* readSparse(file, range, { data: await data, stop, passed });
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

/** Where its data is, if anybody can tell and it is worth asking. Never rejects: it costs speed alone. */
async function knownExtents(
  file: FileHandle,
  path: string,
  length: number,
  signal: AbortSignal,
): Promise<Extent[] | undefined> {
  try {
    const { blocks } = await file.stat();
    if (length - blocks * STAT_BLOCK <= HOLES_WORTH_ASKING) return undefined;
    return await dataExtents(path, signal);
  } catch {
    return undefined;
  }
}

async function requireLength(file: FileHandle, path: string, length: number): Promise<void> {
  const { size } = await file.stat();
  if (size !== length) throw fail('CONFLICT', { name: path });
}

import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { readSparse, STREAM_CHUNK } from 'node-libvirt';
import { fail } from '../failures/fail.ts';
import type { ByteSource } from './byte-source.ts';

/** A file of this computer. Throws CONFLICT for one that is not `length` bytes long any more. */
export async function fileSource(path: string, length: number): Promise<ByteSource> {
  // A named pipe must not block.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  await requireLength(file, path, length).catch(async (error: unknown) => {
    await file.close();
    throw error;
  });
  return {
    length,
    ready: () => requireLength(file, path, length),
    items: (start, sparse) =>
      sparse
        ? readSparse(file, { start, length: length - start })
        : file.createReadStream({ start, end: length - 1, autoClose: false, highWaterMark: STREAM_CHUNK }),
    close: () => file.close(),
  };
}

async function requireLength(file: FileHandle, path: string, length: number): Promise<void> {
  const { size } = await file.stat();
  if (size !== length) throw fail('CONFLICT', { name: path });
}

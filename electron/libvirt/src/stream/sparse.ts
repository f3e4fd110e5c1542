import type { FileHandle } from 'node:fs/promises';
import { Readable, Writable } from 'node:stream';
import { callbackify } from 'node:util';
import { StreamHole } from './stream-hole.ts';

/** A file is looked through for zeros in steps of this many bytes: holes of file systems are multiples of it. */
const BLOCK = 64 * 1024;
const READ_SIZE = 4 * BLOCK;
const ZEROS = Buffer.alloc(BLOCK);

/**
 * What a sparse upload sends of a file: bytes, and a hole for each run of zeros. The file is read to its end,
 * since Node cannot ask where its holes are.
 */
export function readSparse(file: FileHandle): Readable {
  return Readable.from(sparseItems(file), { objectMode: true, highWaterMark: 2 });
}

async function* sparseItems(file: FileHandle): AsyncGenerator<Buffer | StreamHole> {
  let hole = 0;
  for (let position = 0; ; ) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(READ_SIZE), 0, READ_SIZE, position);
    if (bytesRead === 0) break;
    position += bytesRead;
    for (const run of runs(buffer.subarray(0, bytesRead))) {
      if (run.zero) {
        hole += run.bytes.length;
        continue;
      }
      if (hole > 0) yield new StreamHole(hole);
      hole = 0;
      yield run.bytes;
    }
  }
  if (hole > 0) yield new StreamHole(hole);
}

/** Neighbouring blocks of the same kind, joined. */
function runs(bytes: Buffer): { zero: boolean; bytes: Buffer }[] {
  const found: { zero: boolean; bytes: Buffer }[] = [];
  let start = 0;
  for (let at = 0; at < bytes.length; at += BLOCK) {
    const block = bytes.subarray(at, at + BLOCK);
    const zero = block.equals(block.length === BLOCK ? ZEROS : ZEROS.subarray(0, block.length));
    const last = found.at(-1);
    if (last?.zero === zero) last.bytes = bytes.subarray(start, at + block.length);
    else {
      start = at;
      found.push({ zero, bytes: block });
    }
  }
  return found;
}

/** Where a sparse download goes: holes are left out of the file, which ends up with its full length. */
export function writeSparse(file: FileHandle): Writable {
  let position = 0;
  const write = async (item: unknown): Promise<void> => {
    if (item instanceof StreamHole) {
      position += item.length;
      return;
    }
    const bytes = item as Buffer;
    for (let done = 0; done < bytes.length; ) {
      done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
    }
    position += bytes.length;
  };
  return new Writable({
    objectMode: true,
    highWaterMark: 2,
    write: (item, _encoding, done) => callbackify(write)(item, done),
    // A hole at the end is in no write.
    final: done => callbackify(() => file.truncate(position))(done),
  });
}

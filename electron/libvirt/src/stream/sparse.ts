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

/** Bytes on their way to the file; more than that, and the stream is made to wait. */
const WRITING_MAX = 1024 * 1024;

/**
 * Where a download goes, sparse or not: holes are left out of the file, which ends up with its full length.
 * Writes overlap with what arrives meanwhile, which makes it faster than `fs.createWriteStream`.
 */
export function writeSparse(file: FileHandle): Writable {
  const sink = new FileSink(file);
  return new Writable({
    objectMode: true,
    write: (item: Uint8Array | StreamHole, _encoding, done) => sink.take(item, done),
    // A hole at the end is in no write.
    final: done => callbackify(() => sink.finish())(done),
  });
}

type Done = (error?: Error | null) => void;

class FileSink {
  readonly #file: FileHandle;
  #position = 0;
  #writing = 0;
  #failure: Error | undefined;
  #waiting: Done | undefined;
  readonly #writes = new Set<Promise<void>>();

  constructor(file: FileHandle) {
    this.#file = file;
  }

  take(item: Uint8Array | StreamHole, done: Done): void {
    if (item instanceof Uint8Array) this.#start(item, this.#position);
    this.#position += item.length;
    if (this.#failure || this.#writing < WRITING_MAX) done(this.#failure);
    else this.#waiting = done;
  }

  async finish(): Promise<void> {
    await Promise.all(this.#writes);
    if (this.#failure) throw this.#failure;
    await this.#file.truncate(this.#position);
  }

  #start(bytes: Uint8Array, position: number): void {
    this.#writing += bytes.length;
    const write = this.#write(bytes, position).catch((error: Error) => {
      this.#failure ??= error;
    });
    this.#writes.add(write);
    void write.then(() => {
      this.#writes.delete(write);
      this.#writing -= bytes.length;
      const waiting = this.#waiting;
      this.#waiting = undefined;
      waiting?.(this.#failure);
    });
  }

  async #write(bytes: Uint8Array, position: number): Promise<void> {
    for (let done = 0; done < bytes.length; ) {
      done += (await this.#file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
    }
  }
}

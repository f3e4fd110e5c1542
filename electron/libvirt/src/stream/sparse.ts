import type { FileHandle } from 'node:fs/promises';
import { Readable, Writable } from 'node:stream';
import { callbackify } from 'node:util';
import { STREAM_CHUNK } from '../wire/frame.ts';
import { ReadMemory } from './read-memory.ts';
import { StreamHole } from './stream-hole.ts';

/** A file is looked through for zeros in steps of this many bytes: holes of file systems are multiples of it. */
const BLOCK = 64 * 1024;
/** A read takes a round through Node's threads, so each is of some chunks. */
const READ_SIZE = 4 * STREAM_CHUNK;
const ZEROS = Buffer.alloc(BLOCK);

/** A part of a file, in bytes; without a length to its end. */
export interface FileRange {
  readonly start: number;
  readonly length?: number;
}

export interface SparseReading {
  /** Where the file has anything but holes, in order and apart; left out: all of it is read and looked through. */
  readonly data?: readonly Required<FileRange>[] | undefined;
  /** Asked before each read; true ends the stream there. */
  readonly stop?: () => boolean;
  /**
   * Bytes behind the beginning of the range, holes counted, whose items nobody reads any more: their memory is used
   * again. Left out: each item has memory of its own.
   */
  readonly passed?: () => number;
}

/**
 * What a sparse upload sends of a file: bytes, and a hole for each run of zeros. Node cannot ask where a file has
 * its holes: `data` says so where somebody else could.
 */
export function readSparse(
  file: FileHandle,
  range: FileRange = { start: 0 },
  { data, stop = () => false, passed = () => 0 }: SparseReading = {},
): Readable {
  const memory = new ReadMemory(READ_SIZE, () => range.start + passed());
  const reading = { file, memory, stop };
  const items = data === undefined ? withHoles(chunks(reading, range)) : known(reading, range, data);
  return Readable.from(items, { objectMode: true, highWaterMark: 2 });
}

interface Reading {
  readonly file: FileHandle;
  readonly memory: ReadMemory;
  readonly stop: () => boolean;
}

async function* chunks(
  { file, memory, stop }: Reading,
  { start, length = Infinity }: FileRange,
): AsyncGenerator<Buffer> {
  for (let position = start; ; ) {
    const wanted = Math.min(READ_SIZE, start + length - position);
    if (wanted <= 0 || stop()) return;
    const { bytesRead, buffer } = await file.read(memory.until(position + wanted), 0, wanted, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

async function* known(
  reading: Reading,
  { start, length = Infinity }: FileRange,
  data: readonly Required<FileRange>[],
): AsyncGenerator<Buffer | StreamHole> {
  const { file, stop } = reading;
  const end = Math.min(start + length, (await file.stat()).size);
  let position = start;
  for (const extent of data) {
    const from = Math.max(position, extent.start);
    const to = Math.min(end, extent.start + extent.length);
    if (from >= to) continue;
    if (stop()) return;
    if (from > position) yield new StreamHole(from - position);
    yield* withHoles(chunks(reading, { start: from, length: to - from }));
    if (stop()) return;
    position = to;
  }
  if (position < end) yield new StreamHole(end - position);
}

/** The same bytes, with a hole for each run of zeros. Chunks of whole blocks of 64 KiB find the most. */
export async function* withHoles(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer | StreamHole> {
  let hole = 0;
  for await (const piece of pieces) {
    for (const run of runs(piece)) {
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

export interface SparseWriting {
  /** Where in the file the first item goes, in bytes. */
  readonly start?: number;
  /** Told of each item of bytes that is in the file: its memory is read no more. */
  readonly recycle?: (bytes: Uint8Array) => void;
}

/** Bytes on their way to the file; more than that, and the stream is made to wait. */
const WRITING_MAX = 2 * 1024 * 1024;
/** A write takes a round through Node's threads, so each is of so many bytes, but for the last before a hole. */
const WRITE_SIZE = 512 * 1024;

/**
 * Where a download goes, sparse or not: holes are left out of the file, which ends up with its full length.
 * Writes overlap with what arrives meanwhile, which makes it faster than `fs.createWriteStream`.
 */
export function writeSparse(
  file: FileHandle,
  { start = 0, recycle = () => undefined }: SparseWriting = {},
): Writable {
  const sink = new FileSink(file, start, recycle);
  return new Writable({
    objectMode: true,
    write: (item: Uint8Array | StreamHole, _encoding, done) => sink.take(item, done),
    // A hole at the end is in no write.
    final: done => callbackify(() => sink.finish())(done),
  });
}

/** What is left of a list of bytes behind the first `skip`. */
function rest(list: Uint8Array[], skip: number): Uint8Array[] {
  let left = skip;
  return list.flatMap(bytes => {
    const from = Math.min(left, bytes.length);
    left -= from;
    return from < bytes.length ? [bytes.subarray(from)] : [];
  });
}

type Done = (error?: Error | null) => void;

/** One write at a time; what arrives meanwhile goes with the next, in one call. */
class FileSink {
  readonly #file: FileHandle;
  readonly #recycle: (bytes: Uint8Array) => void;
  /** Where the next item goes, and where the next write does. */
  #position: number;
  #start: number;
  #waitingBytes: Uint8Array[] = [];
  #unwritten = 0;
  #writing: Promise<void> | undefined;
  #failure: Error | undefined;
  #onRoom: Done | undefined;

  constructor(file: FileHandle, start: number, recycle: (bytes: Uint8Array) => void) {
    this.#file = file;
    this.#recycle = recycle;
    this.#position = start;
    this.#start = start;
  }

  take(item: Uint8Array | StreamHole, done: Done): void {
    if (this.#failure) {
      done(this.#failure);
      return;
    }
    if (item instanceof StreamHole) {
      callbackify(() => this.#skip(item.length))(done);
      return;
    }
    this.#waitingBytes.push(item);
    this.#position += item.length;
    this.#unwritten += item.length;
    if (this.#unwritten >= WRITE_SIZE) this.#writing ??= this.#write(WRITE_SIZE);
    if (this.#unwritten < WRITING_MAX) done();
    else this.#onRoom = done;
  }

  async finish(): Promise<void> {
    await this.#flush();
    if (this.#failure) throw this.#failure;
    await this.#file.truncate(this.#position);
  }

  async #skip(length: number): Promise<void> {
    await this.#flush();
    if (this.#failure) throw this.#failure;
    this.#position += length;
    this.#start = this.#position;
  }

  async #flush(): Promise<void> {
    await this.#writing;
    if (!this.#failure) await this.#write(1);
  }

  /** As long as so many bytes wait. */
  async #write(least: number): Promise<void> {
    try {
      while (this.#unwritten >= least) {
        const bytes = this.#waitingBytes;
        this.#waitingBytes = [];
        const { bytesWritten } = await this.#file.writev(bytes, this.#start);
        this.#start += bytesWritten;
        this.#unwritten -= bytesWritten;
        // A full disk takes a part first and says why with the next.
        const left = rest(bytes, bytesWritten);
        for (const item of bytes.slice(0, bytes.length - left.length)) this.#recycle(item);
        this.#waitingBytes.unshift(...left);
        this.#makeRoom();
      }
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error(String(error));
      this.#makeRoom();
    } finally {
      this.#writing = undefined;
    }
  }

  #makeRoom(): void {
    const done = this.#onRoom;
    this.#onRoom = undefined;
    done?.(this.#failure);
  }
}

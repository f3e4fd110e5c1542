import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { type FileRange, readSparse, STREAM_CHUNK, type StorageVolRef } from 'node-libvirt';
import { findMember } from '#electron/media/ova/tar-index.ts';
import type { LiveConnection } from '../ports.ts';
import { counting } from './counting.ts';
import { sendItems } from './send-items.ts';

/** Bytes to write into a volume: of a file of this computer or of a file within an archive, or in memory. */
export type UploadSource = { readonly path: string; readonly member?: string } | Buffer;

/** Of the source, to the same place of the volume. */
export interface UploadRange {
  readonly start: number;
  readonly length?: number;
}

export interface UploadOptions {
  readonly signal: AbortSignal;
  /** 0 to 1. */
  readonly progress: (share: number) => void;
  /** The volume is a file, which can have holes. What is on a device stays there until it is written over. */
  readonly sparse: boolean;
  /** Left out: all of it. */
  readonly range?: UploadRange | undefined;
}

/**
 * Writes into a volume that was just made, byte for byte. Runs of zeros travel as holes,
 * so that a sparse file stays sparse. On a connection of its own, so that nothing else waits.
 */
export async function upload(
  live: LiveConnection,
  source: UploadSource,
  vol: StorageVolRef,
  options: UploadOptions,
): Promise<void> {
  const { signal, sparse, progress, range = { start: 0 } } = options;
  const opened = Buffer.isBuffer(source) ? inMemory(source, range) : await openFile(source, range, sparse);
  try {
    const { items, length } = opened;
    const through = counting(length, progress, sparse);
    await sendItems(live, vol, () => items, { signal, sparse, start: range.start, length, through });
  } finally {
    await opened.close();
  }
}

interface Opened {
  readonly items: Readable;
  /** Undefined for a device, whose size only an ioctl tells. */
  readonly length: number | undefined;
  close(): Promise<void>;
}

function inMemory(bytes: Buffer, { start, length = Infinity }: UploadRange): Opened {
  const part = bytes.subarray(start, start + length);
  return { items: Readable.from([part]), length: part.length, close: async () => undefined };
}

async function openFile(
  source: Exclude<UploadSource, Buffer>,
  { start, length = Infinity }: UploadRange,
  sparse: boolean,
): Promise<Opened> {
  const within = source.member === undefined ? undefined : await findMember(source.path, source.member);
  // A named pipe must not block.
  const file = await open(source.path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const size = within?.size ?? (await sizeOf(file));
    const left = Math.min(length, size === undefined ? Infinity : Math.max(0, size - start));
    const range = { start: (within?.offset ?? 0) + start, ...(left < Infinity && { length: left }) };
    const items = sparse ? readSparse(file, range) : readAll(file, range);
    return { items, length: range.length, close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

function readAll(file: FileHandle, { start, length = Infinity }: FileRange): Readable {
  if (length === 0) return Readable.from([]);
  return file.createReadStream({
    start,
    end: start + length - 1,
    autoClose: false,
    highWaterMark: STREAM_CHUNK,
  });
}

async function sizeOf(file: FileHandle): Promise<number | undefined> {
  const stat = await file.stat();
  return stat.isFile() ? stat.size : undefined;
}

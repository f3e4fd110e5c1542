import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { NotAnImageError } from '../image-header.ts';
import { findMember } from '../ova/tar-index.ts';

/** A file, or a file within an archive, open for reading. Sizes and offsets in bytes. */
export interface Region {
  readonly path: string;
  /** Where in the file it begins; undefined for all of the file. */
  readonly offset?: number;
  /** Undefined for a block device, whose size only an ioctl tells. */
  readonly size: number | undefined;
  /** What is there; less than asked for at the end. */
  readonly read: (at: number, length: number) => Promise<Buffer>;
}

/**
 * Opens, lets look and closes. Rejects with the system's error, with NotAnImageError for what is no file or
 * block device, and with a MediaError for an archive that has no such member.
 */
export async function withRegion<T>(
  path: string,
  member: string | undefined,
  look: (region: Region) => Promise<T>,
): Promise<T> {
  const within = member === undefined ? undefined : await findMember(path, member);
  // A named pipe must not block.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stat = await file.stat();
    if (!stat.isFile() && !stat.isBlockDevice()) throw new NotAnImageError(`${path} is not a file`);
    const start = within?.offset ?? 0;
    const size = within?.size ?? (stat.isFile() ? stat.size : undefined);
    return await look({
      path,
      ...(within && { offset: within.offset }),
      size,
      read: (at, length) => readAt(file, start + at, Math.max(0, Math.min(length, (size ?? Infinity) - at))),
    });
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(buffer, done, length - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return buffer.subarray(0, done);
}

import { statfs } from 'node:fs/promises';
import { formatBytes } from '#shared/domain/units.ts';
import { MediaError } from '../media-error.ts';

/** Bytes that this user can still write below the folder. */
export async function freeIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** Throws NO_SPACE when so many bytes do not fit any more. */
export async function wantRoom(folder: string, needed: number): Promise<void> {
  const free = await freeIn(folder);
  if (needed > free) throw noRoom(folder, needed, free);
}

export function noRoom(folder: string, needed: number, free: number, cause?: unknown): MediaError {
  const detail = cause instanceof Error ? cause.message : undefined;
  return new MediaError(
    'NO_SPACE',
    { path: folder, needed: formatBytes(needed), free: formatBytes(free) },
    detail,
    cause,
  );
}

export function isFull(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOSPC' || code === 'EDQUOT';
}

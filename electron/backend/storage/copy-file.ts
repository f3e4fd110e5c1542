import { constants } from 'node:fs';
import { copyFile, chmod, open, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { readSparse, writeSparse } from 'node-libvirt';
import { counting } from './counting.ts';

export interface CopyOptions {
  readonly signal: AbortSignal;
  /** 0 to 1. */
  readonly progress: (share: number) => void;
}

/**
 * Copies a file of this computer, for its owner alone, sparse as it is: at once where the file system can have
 * both share their bytes until one is written to. Rejects with EEXIST rather than write over anything; what it
 * began is gone when it fails.
 */
export async function copyFileTo(from: string, to: string, { signal, progress }: CopyOptions): Promise<void> {
  if (await shareBytes(from, to)) return;
  const target = await open(to, 'wx', 0o600);
  try {
    const source = await open(from, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const { size } = await source.stat();
      await pipeline(readSparse(source), counting(size, progress, true), writeSparse(target), { signal });
    } finally {
      await source.close();
    }
  } catch (error) {
    await rm(to, { force: true });
    throw error;
  } finally {
    await target.close();
  }
}

/**
 * A copy for its owner alone at once, where the file system can have both share their bytes until one is written to;
 * false where it cannot, or where something is there already.
 */
export async function shareBytes(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE_FORCE);
  } catch {
    // On another file system, or on one that cannot. Anything else the copy will find too.
    return false;
  }
  await chmod(to, 0o600);
  return true;
}

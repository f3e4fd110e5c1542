import { statfs, truncate, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { MediaError } from '../media-error.ts';
import { runProgram } from '../rootfs/run-program.ts';

/**
 * Writes a new ext4 file system with the files of a folder, owners kept, as a raw disk without partitions. Nothing is
 * mounted. NO_SPACE where it is too small for them, or where it is written.
 */
export async function makeDisk(
  folder: string,
  to: string,
  { size, signal }: { readonly size: number; readonly signal: AbortSignal },
): Promise<void> {
  await writeFile(to, '', { flag: 'wx', mode: 0o600 });
  await truncate(to, size);
  const args = ['-q', '-F', '-t', 'ext4', '-L', 'root', '-d', folder, to];
  const { ended } = runProgram(
    { name: 'mke2fs', args },
    { signal, stdio: ['ignore', 'ignore', 'pipe'], remedy: 'Install the package e2fsprogs.' },
  );
  const { code, said } = await ended;
  if (code === 0) return;
  const { bavail, bsize } = await statfs(dirname(to));
  const place = bavail * bsize < 1024 * 1024 ? dirname(to) : 'the new disk';
  throw new MediaError('NO_SPACE', { path: place }, said);
}

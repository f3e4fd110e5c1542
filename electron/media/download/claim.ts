import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from '../is-alive.ts';
import { MediaError } from '../media-error.ts';

/**
 * Takes a folder of the cache for this process, so that the command line and the app do not write one file at
 * the same time; resolves with how to give it back. Throws RESOURCE_BUSY while another process has it.
 */
export async function claim(folder: string, name: string): Promise<() => Promise<void>> {
  const lock = join(folder, 'lock');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (;;) {
    try {
      const file = await open(lock, 'wx', 0o600);
      try {
        await file.writeFile(String(process.pid));
      } finally {
        await file.close();
      }
      return () => rm(lock, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (await isClaimed(folder))
      throw new MediaError('RESOURCE_BUSY', { name }, 'Another Innkeeper downloads it.');
    await rm(lock, { force: true });
  }
}

/** Whether a process that lives has it. */
export async function isClaimed(folder: string): Promise<boolean> {
  let pid: number;
  try {
    pid = Number(await readFile(join(folder, 'lock'), 'utf8'));
  } catch {
    return false;
  }
  return pid !== process.pid && isAlive(pid);
}

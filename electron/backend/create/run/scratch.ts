import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from '#electron/media/is-alive.ts';

/**
 * Gives the name of a file that there is not yet, for what is needed only for a while. It is gone when `use`
 * has ended, and those of a process that was killed are gone by the next time.
 */
export async function withScratchFile<T>(stateDir: string, use: (path: string) => Promise<T>): Promise<T> {
  const folder = join(stateDir, 'scratch');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder))
    if (!isAlive(Number(name.split('-')[0]))) await rm(join(folder, name), { force: true });
  const path = join(folder, `${process.pid}-${randomUUID()}`);
  try {
    return await use(path);
  } finally {
    await rm(path, { force: true });
  }
}

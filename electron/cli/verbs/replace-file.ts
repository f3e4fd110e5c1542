import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Gives a file new contents in one step: whoever reads it finds the old or the new, never a part. A file
 * that has the contents already is not touched.
 */
export async function replaceFile(path: string, contents: Buffer): Promise<void> {
  const present = await readIfThere(path);
  if (present?.contents.equals(contents)) return;
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    const handle = await open(temporary, 'wx', present?.mode ?? 0o666);
    try {
      await handle.writeFile(contents);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function readIfThere(path: string): Promise<{ contents: Buffer; mode: number } | undefined> {
  try {
    return { contents: await readFile(path), mode: (await stat(path)).mode & 0o777 };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

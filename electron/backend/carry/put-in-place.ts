import { link, lstat, rename, rm, unlink } from 'node:fs/promises';
import { fail } from '../failures/fail.ts';

/**
 * Gives what was written its name. Something that is there is replaced only when that is meant; a folder is put
 * aside first, and comes back when that fails. Throws NAME_TAKEN.
 */
export async function putInPlace(from: string, to: string, replace: boolean): Promise<void> {
  const found = await lstat(to).catch(() => undefined);
  if (!found) {
    // Of a file, without a chance to write over one that was made this moment.
    if ((await lstat(from)).isDirectory()) await rename(from, to);
    else {
      await link(from, to);
      await unlink(from);
    }
    return;
  }
  if (!replace) throw fail('NAME_TAKEN', { name: to });
  if (!found.isDirectory()) {
    await rename(from, to);
    return;
  }
  const aside = `${from}-old`;
  await rename(to, aside);
  try {
    await rename(from, to);
  } catch (error) {
    await rename(aside, to);
    throw error;
  }
  await rm(aside, { recursive: true, force: true });
}

import { lstat, readdir, readlink, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { VolumeEntry } from '#shared/contract/engine-volumes.ts';
import { fail } from '../../failures/fail.ts';
import { MOST_ENTRIES } from './limits.ts';

/** What is in a folder below `root`, by name; what leads out of `root` by a link is refused. */
export async function browseFolder(
  root: string,
  path: string,
): Promise<{ entries: VolumeEntry[]; more: boolean }> {
  const top = await realpath(root);
  const folder = await realpath(join(top, path));
  if (folder !== top && !folder.startsWith(top + sep)) throw fail('FILE_UNREADABLE', { path });
  const names = (await readdir(folder)).toSorted();
  const entries = await Promise.all(names.slice(0, MOST_ENTRIES).map(name => entryOf(folder, name)));
  return { entries: entries.filter(entry => entry !== undefined), more: names.length > MOST_ENTRIES };
}

/** Undefined for what went away meanwhile. */
async function entryOf(folder: string, name: string): Promise<VolumeEntry | undefined> {
  try {
    const path = join(folder, name);
    const facts = await lstat(path);
    const isLink = facts.isSymbolicLink();
    return {
      name,
      kind: facts.isFile() ? 'file' : facts.isDirectory() ? 'folder' : isLink ? 'link' : 'other',
      size: facts.size,
      modifiedAt: Math.max(0, Math.trunc(facts.mtimeMs)),
      mode: facts.mode & 0o7777,
      ...(isLink && { target: await readlink(path) }),
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

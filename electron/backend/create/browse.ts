import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, extname, isAbsolute, join } from 'node:path';
import type { z } from 'zod';
import type { fileEntrySchema } from '#shared/contract/create.ts';
import { fail } from '../failures/fail.ts';

type FileEntry = z.infer<typeof fileEntrySchema>;

export interface Folder {
  readonly folder: string;
  readonly parent?: string;
  readonly entries: FileEntry[];
}

const imageSuffixes = new Set([
  '.iso',
  '.img',
  '.raw',
  '.qcow2',
  '.qcow',
  '.vmdk',
  '.vdi',
  '.vhd',
  '.vhdx',
  '.qed',
]);
const applianceSuffixes = new Set(['.ova', '.ovf', '.vmx']);

/**
 * Folders, disk images and appliances of a folder of this computer. The folder is answered by its real path, and so is
 * every entry, so that what is picked is what was shown; hidden entries are left out. `files`: other files as well.
 */
export async function browse(folder = homedir(), files = false): Promise<Folder> {
  if (!isAbsolute(folder) || folder.includes('\0'))
    throw fail('INPUT_INVALID', { field: 'folder', reason: 'A folder is given by its full path.' });
  const real = await realpath(folder);
  const shown = (await readdir(real, { withFileTypes: true })).filter(({ name }) => !name.startsWith('.'));
  const entries = await Promise.all(shown.map(entry => describe(real, entry, files)));
  const parent = dirname(real);
  return {
    folder: real,
    ...(parent !== real && { parent }),
    entries: entries.filter(entry => entry !== undefined).toSorted(foldersFirst),
  };
}

async function describe(folder: string, { name }: Dirent, files: boolean): Promise<FileEntry | undefined> {
  try {
    const path = await realpath(join(folder, name));
    const { size, ...found } = await stat(path).then(stats => ({
      size: stats.size,
      folder: stats.isDirectory(),
      file: stats.isFile(),
    }));
    if (found.folder) return { name, path, kind: 'folder' };
    const suffix = extname(name).toLowerCase();
    if (found.file && imageSuffixes.has(suffix)) return { name, path, kind: 'image', size };
    if (found.file && applianceSuffixes.has(suffix)) return { name, path, kind: 'appliance', size };
    if (found.file && files) return { name, path, kind: 'file', size };
    return undefined;
  } catch {
    // A link that leads nowhere, or an entry we may not look at: nothing to pick.
    return undefined;
  }
}

function foldersFirst(a: FileEntry, b: FileEntry): number {
  const [first, second] = [a.kind === 'folder', b.kind === 'folder'];
  if (first !== second) return first ? -1 : 1;
  return a.name.localeCompare(b.name);
}

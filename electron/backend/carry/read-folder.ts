import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { type FolderManifest, folderManifestSchema, MANIFEST } from '#shared/domain/carry/folder-manifest.ts';
import { inspectImage } from '#electron/media/disk-image/inspect.ts';
import { fail } from '../failures/fail.ts';

export interface ExportedFolder {
  readonly folder: string;
  readonly manifest: FolderManifest;
  readonly xml: string;
  readonly problems: ActionPlan['problems'];
}

/** A manifest is a page of text; something else is not read into memory. */
const MAX_BYTES = 4 * 1024 * 1024;

/**
 * Reads an exported guest, of which anybody may have written anything. Throws for a folder that is none; a file that
 * is missing, cut off or of another kind is a problem. Checksums are compared when it is taken in.
 */
export async function readFolder(folder: string): Promise<ExportedFolder> {
  if (!isAbsolute(folder) || folder.includes('\0'))
    throw fail('INPUT_INVALID', { field: 'folder', reason: 'A folder is given by its full path.' });
  const manifest = readManifest(join(folder, MANIFEST), await textOf(join(folder, MANIFEST)));
  const xml = await textOf(join(folder, manifest.document.file));
  const problems: { field: string; failure: Failure }[] = [];
  for (const disk of manifest.disks) {
    const path = join(folder, disk.file);
    const failure = await wrongDisk(path, disk);
    if (failure) problems.push({ field: 'folder', failure });
  }
  return { folder, manifest, xml, problems };
}

async function textOf(path: string): Promise<string> {
  const { size } = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw fail(error.code === 'EACCES' ? 'FILE_UNREADABLE' : 'FILE_NOT_FOUND', { path });
  });
  if (size > MAX_BYTES) throw fail('FILE_DAMAGED', { path, reason: 'It is larger than any of its kind.' });
  return await readFile(path, 'utf8');
}

function readManifest(path: string, text: string): FolderManifest {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw fail('FILE_DAMAGED', { path, reason: 'It is not JSON.' });
  }
  const read = folderManifestSchema.safeParse(content);
  if (read.success) return read.data;
  throw fail('FILE_DAMAGED', { path, reason: z.prettifyError(read.error).replace(/\s*\n\s*/g, ' ') });
}

/** A disk that stands on another file would show the guest whatever that file is here. */
async function wrongDisk(path: string, disk: FolderManifest['disks'][number]): Promise<Failure | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return { code: 'FILE_NOT_FOUND', params: { path } };
  if (found.size !== disk.size)
    return { code: 'FILE_DAMAGED', params: { path, reason: 'It is cut off, or was changed.' } };
  // What a guest wrote into a raw disk says nothing.
  if (disk.format === 'raw') return undefined;
  const { format, backingFile, files, failure } = await inspectImage(path);
  if (failure) return failure;
  if (format === disk.format && backingFile === undefined && files.length === 0) return undefined;
  return {
    code: 'FILE_DAMAGED',
    params: { path, reason: 'It is of another format, or stands on another file.' },
  };
}

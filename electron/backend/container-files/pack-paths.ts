import { createReadStream } from 'node:fs';
import { lstat, readdir, readlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Pack } from 'tar-stream';

interface Found {
  readonly path: string;
  /** In the archive. */
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link';
  readonly size: number;
  readonly mode: number;
  readonly modifiedAt: Date;
}

/** All there is to be packed. Links are packed as links; sockets and devices are no files to copy. */
export async function findAll(paths: readonly string[]): Promise<Found[]> {
  const all: Found[] = [];
  const add = async (path: string, name: string): Promise<void> => {
    const stat = await lstat(path);
    const kind = stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'link';
    if (kind === 'link' && !stat.isSymbolicLink()) return;
    const size = kind === 'file' ? stat.size : 0;
    all.push({ path, name, kind, size, mode: stat.mode & 0o7777, modifiedAt: stat.mtime });
    if (kind === 'folder')
      for (const each of (await readdir(path)).toSorted()) await add(join(path, each), `${name}/${each}`);
  };
  for (const path of paths) await add(path, basename(path));
  return all;
}

/** Packs them, and ends the archive. Everything belongs to root inside, as files copied in by others do. */
export async function packPaths(
  all: readonly Found[],
  into: Pack,
  done: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  let bytes = 0;
  for (const { path, name, kind, size, mode, modifiedAt: mtime } of all) {
    signal.throwIfAborted();
    if (kind === 'file') {
      const entry = into.entry({ name, type: 'file', size, mode, mtime });
      // A file that grows meanwhile would not fit the archive any more.
      const content = size > 0 ? createReadStream(path, { end: size - 1 }) : Readable.from([]);
      await pipeline(content, entry, { signal });
    } else if (kind === 'folder') into.entry({ name, type: 'directory', mode, mtime });
    else into.entry({ name, type: 'symlink', linkname: await readlink(path), mode, mtime });
    done((bytes += size));
  }
  into.finalize();
}

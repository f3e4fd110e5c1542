import type { Readable } from 'node:stream';
import type { Extract, Header } from 'tar-stream';

/** What the archive of a folder says of one thing in it. */
export interface ArchivedEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  readonly size: number;
  readonly modifiedAt: number;
  /** Without the type: 0o755. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly target?: string;
}

export interface ArchiveListing {
  readonly entries: readonly ArchivedEntry[];
  /** It was left before its end. */
  readonly more: boolean;
}

export interface ListingLimits {
  readonly entries: number;
  /** Of the archive, contents of files included. */
  readonly bytes: number;
}

const kinds: Readonly<Record<string, ArchivedEntry['kind']>> = {
  file: 'file',
  'contiguous-file': 'file',
  directory: 'folder',
  symlink: 'link',
};

/**
 * What is directly in the folder that an engine archives, by name. The engine sends all that is below it too, so the
 * archive is left at the limits: `more` says so. Docker puts the folder itself first, and its name before all others;
 * Podman leaves it out.
 */
export async function listArchive(
  archive: Readable,
  limits: ListingLimits,
  signal?: AbortSignal,
): Promise<ArchiveListing> {
  const { extract } = await import('tar-stream');
  const extracting = extract();
  const fail = (error: unknown) => extracting.destroy(error as Error);
  const abort = () => fail(signal?.reason);
  // Reading on tells of it.
  extracting.on('error', () => undefined);
  archive.on('error', fail);
  archive.once('close', () => {
    if (!archive.readableEnded) fail(new Error('The archive ended in the middle.'));
  });
  signal?.addEventListener('abort', abort, { once: true });
  const entries = new Map<string, ArchivedEntry>();
  let [bytes, more] = [0, false];
  let inFolder: boolean | undefined;
  try {
    signal?.throwIfAborted();
    archive.pipe(extracting);
    for await (const { header } of passing(extracting)) {
      inFolder ??= header.name.endsWith('/');
      const name = directlyInside(inFolder ? header.name : `./${header.name}`);
      if (name !== undefined) entries.set(name, entryOf(name, header));
      bytes += header.size;
      more = entries.size >= limits.entries || bytes > limits.bytes;
      if (more) break;
    }
  } finally {
    signal?.removeEventListener('abort', abort);
    archive.unpipe(extracting);
    archive.destroy();
  }
  return { entries: [...entries.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)), more };
}

/** Each entry, its content let by. */
async function* passing(extracting: Extract): AsyncGenerator<{ readonly header: Header }> {
  for await (const entry of extracting) {
    entry.resume();
    yield entry;
  }
}

function entryOf(name: string, { type, size, mtime, mode, uid, gid, linkname }: Header): ArchivedEntry {
  return {
    name,
    // A second name of a file is a file.
    kind: type === 'link' ? 'file' : (kinds[type ?? ''] ?? 'other'),
    size,
    modifiedAt: Math.max(0, mtime.getTime()),
    mode: mode & 0o7777,
    uid: uid ?? 0,
    gid: gid ?? 0,
    ...(type === 'symlink' && linkname ? { target: linkname } : {}),
  };
}

/** The name of what is in the archived folder itself; undefined for the folder and for what is deeper. */
function directlyInside(path: string): string | undefined {
  const [, name, deeper] = path.replace(/\/$/, '').split('/');
  return name === undefined || name === '' || deeper !== undefined ? undefined : name;
}

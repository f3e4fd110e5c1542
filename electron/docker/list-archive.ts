import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';

/** What the archive of a folder says of one thing in it. */
export interface ArchivedEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  readonly size: number;
  readonly modifiedAt: number;
  /** Without the type: 0o755. */
  readonly mode: number;
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
 * archive is left at the limits: `more` says so. An engine names what it archives by the folder’s own name first.
 */
export async function listArchive(
  archive: Readable,
  limits: ListingLimits,
  signal?: AbortSignal,
): Promise<ArchiveListing> {
  const { extract } = await import('tar-stream');
  const entries = new Map<string, ArchivedEntry>();
  const enough = new AbortController();
  const extracting = extract();
  let bytes = 0;
  extracting.on('entry', (header, content, next) => {
    const entry = directlyInside(header.name);
    bytes += header.size ?? 0;
    if (entry !== undefined) {
      const { type, size, mtime, mode, linkname } = header;
      entries.set(entry, {
        name: entry,
        kind: type === 'link' ? 'file' : (kinds[type ?? ''] ?? 'other'),
        size,
        modifiedAt: Math.max(0, mtime?.getTime() ?? 0),
        mode: mode & 0o7777,
        ...(type === 'symlink' && linkname ? { target: linkname } : {}),
      });
    }
    if (entries.size >= limits.entries || bytes > limits.bytes) enough.abort();
    content.on('end', next);
    content.resume();
  });
  try {
    const signals = [enough.signal, ...(signal ? [signal] : [])];
    await pipeline(archive, extracting, { signal: AbortSignal.any(signals) });
  } catch (error) {
    signal?.throwIfAborted();
    if (!enough.signal.aborted) throw error;
  }
  return {
    entries: [...entries.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    more: enough.signal.aborted,
  };
}

/** The name of what is in the archived folder itself; undefined for the folder and for what is deeper. */
function directlyInside(path: string): string | undefined {
  const [, name, deeper] = path.replace(/\/$/, '').split('/');
  return name === undefined || name === '' || deeper !== undefined ? undefined : name;
}

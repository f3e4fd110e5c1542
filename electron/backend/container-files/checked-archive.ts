import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Pack } from 'tar-stream';
import { fail } from '../failures/fail.ts';
import { passEntry } from './pass-entry.ts';

/**
 * Hands on an archive that a browser sends, entry by entry: plain files and folders below the names that were said
 * before, and nothing that leads elsewhere.
 */
export async function passChecked(
  body: Readable,
  names: readonly string[],
  into: Pack,
  done: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const { extract } = await import('tar-stream');
  const entries = extract();
  const carried = pipeline(body, entries, { signal });
  // Whoever reads the entries hears of it.
  carried.catch(() => undefined);
  const allowed = new Set(names);
  let bytes = 0;
  for await (const entry of entries) {
    const { name, type, size, mtime } = entry.header;
    const parts = name.replace(/\/$/, '').split('/');
    const plain = type === 'file' || type === 'directory';
    if (
      !plain ||
      !allowed.has(parts[0] ?? '') ||
      parts.some(part => part === '' || part === '.' || part === '..')
    )
      throw fail('INPUT_INVALID', { name });
    const when = mtime === undefined ? {} : { mtime };
    if (type === 'directory') {
      await passEntry(entry, { name, type, mode: 0o755, ...when }, into, signal);
    } else await passEntry(entry, { name, type: 'file', size, mode: 0o644, ...when }, into, signal);
    done((bytes += size));
  }
  await carried;
  into.finalize();
}

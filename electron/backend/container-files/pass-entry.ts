import { pipeline } from 'node:stream/promises';
import type { Extract, Header, Pack } from 'tar-stream';

type Entry = Extract extends AsyncIterable<infer Each> ? Each : never;

/** Hands an entry of one archive on into another, under this header. */
export async function passEntry(
  entry: Entry,
  header: Partial<Header> & Pick<Header, 'name'>,
  into: Pack,
  signal: AbortSignal,
): Promise<void> {
  const file = header.type === 'file' || header.type === 'contiguous-file';
  const place = into.entry(header);
  if (file) await pipeline(entry, place, { signal });
  else entry.resume();
}

import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Pack } from 'tar-stream';
import { fail, FailureError } from '../failures/fail.ts';
import { passEntry } from './pass-entry.ts';

interface Passing {
  readonly into: Pack;
  /** Of a name in the folder itself. */
  readonly isTaken: (name: string) => Promise<boolean>;
  readonly done: (bytes: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Hands on an archive of anything, with its owners and links, until something in it bears a name that is taken: what
 * came before that is there then. Throws FILE_DAMAGED for what is no archive, or not a whole one.
 */
export async function passUntaken(body: Readable, passing: Passing): Promise<void> {
  try {
    await pass(body, passing);
  } catch (error) {
    const elsewhere = passing.signal.aborted || body.errored !== null;
    if (elsewhere || error instanceof FailureError) throw error;
    throw fail('FILE_DAMAGED', { path: 'stdin' });
  }
}

async function pass(body: Readable, { into, isTaken, done, signal }: Passing): Promise<void> {
  const { extract } = await import('tar-stream');
  const entries = extract();
  const carried = pipeline(body, entries, { signal });
  // Whoever reads the entries hears of it.
  carried.catch(() => undefined);
  const seen = new Set(['', '.']);
  let bytes = 0;
  for await (const entry of entries) {
    const { header } = entry;
    const top = header.name.replace(/^(\.?\/)+/, '').split('/')[0] ?? '';
    if (!seen.has(top) && (await isTaken(top))) throw fail('NAME_TAKEN', { name: top });
    seen.add(top);
    await passEntry(entry, header, into, signal);
    done((bytes += header.size));
  }
  await carried;
  into.finalize();
}

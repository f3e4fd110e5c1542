import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import type { Checksum } from '#shared/contract/create/image.ts';
import { MediaError } from '../media-error.ts';
import { digestOf, type Algorithm } from './checksum.ts';
import { writeEntry, type Entry, type Places } from './entry.ts';
import { asFailure, failed, get, type Answer, type Web } from './http.ts';
import { freeIn, isFull, noRoom, wantRoom } from './room.ts';
import { refuseHtml, refusePage, refuseStatus } from './refuse.ts';

export interface TransferOptions {
  readonly web: Web;
  readonly places: Places;
  readonly algorithm: Algorithm;
  readonly progress: (received: number, total: number | undefined) => void;
}

/** How often a broken download goes on by itself, as long as each try brings something. */
const TRIES = 5;

/**
 * Brings a file into `places.partial`, from where an earlier attempt broke off if the server still has the same
 * file; resolves with the checksum of the whole. A cancelled or broken one keeps what has come; a full disk
 * does not, as the room is needed.
 */
export async function transfer(entry: Entry, options: TransferOptions): Promise<Checksum> {
  let current = entry;
  for (let attempt = 1; ; attempt += 1) {
    const before = await sizeOf(options.places.partial);
    try {
      return await attemptOnce(current, before, options, changed => {
        current = changed;
      });
    } catch (error) {
      if (isFull(error)) throw await cleared(options.places, current, error);
      const broke = error instanceof MediaError && error.failure.code === 'DOWNLOAD_FAILED';
      const gained = (await sizeOf(options.places.partial)) > before;
      if (!broke || !gained || attempt >= TRIES) throw error;
    }
  }
}

async function attemptOnce(
  entry: Entry,
  before: number,
  { web, places, algorithm, progress }: TransferOptions,
  remember: (entry: Entry) => void,
): Promise<Checksum> {
  const { url } = entry;
  const validator = validatorOf(entry);
  const resume = before > 0 && validator !== undefined;
  const answer = await get(web, url, resume ? { range: `bytes=${before}-`, 'if-range': validator } : {});
  const start = resume ? startOf(answer, before) : 0;
  try {
    if (start === undefined) {
      await rm(places.partial, { force: true });
      return await attemptOnce(entry, 0, { web, places, algorithm, progress }, remember);
    }
    const hash = createHash(algorithm);
    if (start > 0) await hashBeginning(places.partial, start, hash, web.signal);
    if (answer.status === 416) return digestOf(hash, algorithm);
    refuseStatus(url, answer);
    refuseHtml(url, answer);
    const total = totalOf(answer, start);
    if (total !== undefined) await wantRoom(places.folder, total - start);
    const described = describe(entry, answer, total);
    remember(described);
    await writeEntry(places, described);
    await receive(answer, start, total, { web, places, hash, url, progress });
    return digestOf(hash, algorithm);
  } finally {
    answer.body.destroy();
  }
}

interface Receiving {
  readonly web: Web;
  readonly places: Places;
  readonly hash: Hash;
  readonly url: string;
  readonly progress: TransferOptions['progress'];
}

/** Writes piece by piece, so that what has come stays when the rest does not. */
async function receive(answer: Answer, start: number, total: number | undefined, to: Receiving) {
  let received = start;
  const file = await open(to.places.partial, start > 0 ? 'a' : 'w', 0o600);
  try {
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      const refused = received === 0 ? refusePage(to.url, chunk) : undefined;
      if (refused) throw refused;
      to.hash.update(chunk);
      await file.writeFile(chunk);
      received += chunk.length;
      to.progress(received, total);
      to.web.signal.throwIfAborted();
    }
  } catch (error) {
    if (to.web.signal.aborted || isFull(error)) throw error;
    throw asFailure(to.url, error as NodeJS.ErrnoException);
  } finally {
    await file.close();
  }
  if (total !== undefined && received !== total)
    throw failed(to.url, `The server sent ${received} bytes of the ${total} it announced.`);
}

/** Where the answer goes on; undefined when what we have is not the beginning of what the server has. */
function startOf({ status, headers }: Answer, have: number): number | undefined {
  const range = headers['content-range'] ?? '';
  // Nothing is missing: it broke off after the last byte.
  if (status === 416) return range === `bytes */${have}` ? have : undefined;
  if (status !== 206) return 0;
  return range.startsWith(`bytes ${have}-`) ? have : undefined;
}

function totalOf(answer: Answer, start: number): number | undefined {
  const length = answer.headers['content-length'];
  return length === undefined ? undefined : start + Number(length);
}

/** Weak tags do not promise the same bytes (RFC 9110, 13.1.5). */
function validatorOf({ etag, lastModified }: Entry): string | undefined {
  return etag !== undefined && !etag.startsWith('W/') ? etag : lastModified;
}

function describe(entry: Entry, answer: Answer, total: number | undefined): Entry {
  const { etag, 'last-modified': lastModified } = answer.headers;
  return {
    url: entry.url,
    name: entry.name,
    whole: false,
    usedAt: entry.usedAt,
    ...(total !== undefined && { total }),
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { lastModified }),
  };
}

async function hashBeginning(path: string, length: number, hash: Hash, signal: AbortSignal) {
  const beginning = createReadStream(path, { end: length - 1, highWaterMark: 1024 * 1024, signal });
  for await (const chunk of beginning) hash.update(chunk as Buffer);
}

async function cleared(places: Places, { total }: Entry, error: unknown): Promise<MediaError> {
  const had = await sizeOf(places.partial);
  await rm(places.partial, { force: true });
  return noRoom(places.folder, total ?? had, await freeIn(places.folder), error);
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    return 0;
  }
}

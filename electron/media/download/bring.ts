import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Checksum } from '#shared/contract/create/image.ts';
import { MediaError } from '../media-error.ts';
import { listedChecksum } from './checksum-list.ts';
import { algorithmOf, checksumOfFile, compare } from './checksum.ts';
import { claim } from './claim.ts';
import { findWhole, placesOf, readEntry, writeEntry, type Cached, type Entry, type Places } from './entry.ts';
import { fileNameOf, idOf, packingOf, unpackedName } from './names.ts';
import type { ProgressMeter } from './progress.ts';
import { transfer } from './transfer.ts';
import { isPacked, unpack } from './unpack.ts';

export interface DownloadSource {
  readonly url: string;
  /** What the bytes must be; without it, and without a list, they are taken as they come. */
  readonly checksum?: Checksum | undefined;
  /** A list that has the checksum, read first. */
  readonly checksumsUrl?: string | undefined;
}

interface Bringing {
  /** Of the cache. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly meter: ProgressMeter;
}

/** Sees to it that a file is in the cache, whole and as its publisher says it is. */
export async function bring(source: DownloadSource, to: Bringing): Promise<Cached> {
  await mkdir(to.folder, { recursive: true, mode: 0o700 });
  const places = placesOf(to.folder, idOf(source.url));
  const release = await claim(places.folder, fileNameOf(source.url));
  try {
    const entry = await readEntry(places);
    const here = entry && (await findWhole(places, entry));
    const expected = await wanted(source, here, to);
    if (entry && here && (await fits(here, expected, to.signal))) {
      await writeEntry(places, { ...entry, usedAt: Date.now() });
      return here;
    }
    return await download(source.url, expected, places, here ? undefined : entry, to);
  } finally {
    await release();
    await removeIfNothing(places);
  }
}

/** A download that never began leaves nothing. */
async function removeIfNothing(places: Places): Promise<void> {
  const entry = await readEntry(places);
  const begun = await stat(places.partial).catch(() => undefined);
  if (entry?.whole !== true && !begun?.size) await rm(places.folder, { recursive: true, force: true });
}

async function wanted(
  { url, checksum, checksumsUrl }: DownloadSource,
  here: Cached | undefined,
  { env, signal }: Bringing,
): Promise<Checksum | undefined> {
  if (checksum !== undefined || checksumsUrl === undefined) return checksum?.toLowerCase();
  try {
    return await listedChecksum({ env, signal }, checksumsUrl, url);
  } catch (error) {
    // Offline, what was checked when it came is still good.
    if (here?.checksum === undefined || signal.aborted) throw error;
    return undefined;
  }
}

async function fits(here: Cached, expected: Checksum | undefined, signal: AbortSignal): Promise<boolean> {
  if (expected === undefined || here.checksum === expected) return true;
  return (await checksumOfFile(here.path, algorithmOf(expected), signal)) === expected;
}

async function download(
  url: string,
  expected: Checksum | undefined,
  places: Places,
  earlier: Entry | undefined,
  to: Bringing,
): Promise<Cached> {
  const name = fileNameOf(url);
  const begun = earlier ?? { url, name, whole: false, usedAt: Date.now() };
  const checksum = await transfer(begun, {
    web: { env: to.env, signal: to.signal },
    places,
    algorithm: expected ? algorithmOf(expected) : 'sha256',
    progress: (received, total) => to.meter.at('download', received, total),
  });
  try {
    if (expected !== undefined) compare(checksum, expected, name);
  } catch (error) {
    await rm(places.folder, { recursive: true, force: true });
    throw error;
  }
  const entry = { url, name: await store(places, name, to), whole: true, checksum, usedAt: Date.now() };
  await writeEntry(places, entry);
  const cached = await findWhole(places, entry);
  if (!cached) throw new Error(`${entry.name} is gone from the cache.`);
  return cached;
}

/** Gives the file its name, unpacked where it is packed. */
async function store(places: Places, name: string, to: Bringing): Promise<string> {
  const image = unpackedName(name);
  const packing = packingOf(name);
  if (packing !== undefined && (await isPacked(places.partial, packing))) {
    const { size } = await stat(places.partial);
    const progress = (read: number) => to.meter.at('unpack', read, size);
    try {
      await unpack(places.partial, packing, join(places.folder, image), { ...to, name, progress });
      await rm(places.partial);
    } catch (error) {
      // To go on from what is broken would bring the same again.
      if (error instanceof MediaError && error.failure.code === 'FILE_DAMAGED') await rm(places.partial);
      throw error;
    }
  } else {
    await rename(places.partial, join(places.folder, image));
  }
  return image;
}

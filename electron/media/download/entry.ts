import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** What is kept beside each file of the cache. */
const entrySchema = z.object({
  url: z.string(),
  name: z.string(),
  /** All of it is there, and its checksum was the one wanted, if one was. */
  whole: z.boolean(),
  /** Bytes of the download; missing when the server did not tell. */
  total: z.number().optional(),
  /** What tells whether the file on the server is still the same. */
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  /** Of the bytes as they came, before unpacking. */
  checksum: z.string().optional(),
  usedAt: z.number(),
});
export type Entry = z.infer<typeof entrySchema>;

export interface Places {
  readonly folder: string;
  readonly entry: string;
  readonly partial: string;
}

export function placesOf(cache: string, id: string): Places {
  const folder = join(cache, id);
  return { folder, entry: join(folder, 'entry.json'), partial: join(folder, 'partial') };
}

/** Undefined when there is none, or none that we wrote. */
export async function readEntry(places: Places): Promise<Entry | undefined> {
  try {
    return entrySchema.safeParse(JSON.parse(await readFile(places.entry, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/** Replaces it at once: a reader sees the old one or the new one. */
export async function writeEntry(places: Places, entry: Entry): Promise<void> {
  await mkdir(places.folder, { recursive: true, mode: 0o700 });
  const draft = join(places.folder, `${randomUUID()}.tmp`);
  await writeFile(draft, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
  await rename(draft, places.entry);
}

/** A whole file of the cache. An image that came packed is there unpacked, under the name of what is in it. */
export interface Cached {
  readonly path: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Of what was downloaded. */
  readonly checksum?: string;
  /** What its server said that other content of that address would not have. */
  readonly version?: string;
}

/** Undefined while it is in the making, or when somebody else removed it. */
export async function findWhole(places: Places, entry: Entry): Promise<Cached | undefined> {
  if (!entry.whole) return undefined;
  const { name, checksum, etag, lastModified } = entry;
  const version = etag ?? lastModified;
  const path = join(places.folder, name);
  try {
    const { size } = await stat(path);
    return {
      path,
      name,
      size,
      ...(checksum !== undefined && { checksum }),
      ...(version !== undefined && { version }),
    };
  } catch {
    return undefined;
  }
}

import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Checksum } from '#shared/contract/create/image.ts';
import { MediaError } from '../media-error.ts';

export type Algorithm = 'sha256' | 'sha512';

export function algorithmOf(checksum: Checksum): Algorithm {
  return checksum.toLowerCase().startsWith('sha512:') ? 'sha512' : 'sha256';
}

/** In the contract's form: `sha256:HEX`. */
export function digestOf(hash: Hash, algorithm: Algorithm): Checksum {
  return `${algorithm}:${hash.digest('hex')}`;
}

/** Throws CHECKSUM_MISMATCH with both. */
export function compare(found: Checksum, expected: Checksum, path: string): void {
  if (found !== expected.toLowerCase())
    throw new MediaError('CHECKSUM_MISMATCH', { path, found, expected: expected.toLowerCase() });
}

/** Reads a whole file. */
export async function checksumOfFile(
  path: string,
  algorithm: Algorithm,
  signal: AbortSignal,
): Promise<Checksum> {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), hash, { signal });
  return digestOf(hash, algorithm);
}

/**
 * Finds a file in a list of checksums, as GNU (`HEX  name`, `HEX *name`) and BSD tools (`SHA256 (name) = HEX`)
 * write them, signed or not. A list of one checksum and no name, as some publish beside each file, counts too.
 * Undefined when the file is not on it.
 */
export function findChecksum(list: string, name: string): Checksum | undefined {
  const rows = list.split(/\r?\n/).flatMap(readRow);
  const named = rows.filter(row => row.name !== undefined && baseName(row.name) === name);
  if (named.length > 0) return named.map(row => row.checksum).toSorted(longerFirst)[0];
  return rows[0]?.name === undefined ? onlyChecksum(list) : undefined;
}

/** The one checksum of a list that has only one, whatever file it names. */
export function onlyChecksum(list: string): Checksum | undefined {
  const [only, ...more] = list.split(/\r?\n/).flatMap(readRow);
  return more.length === 0 ? only?.checksum : undefined;
}

interface Row {
  readonly name?: string;
  readonly checksum: Checksum;
}

function readRow(line: string): Row[] {
  const bsd = /^\s*SHA(?:256|512) ?\((.+)\) ?= ?([0-9a-f]+)\s*$/i.exec(line);
  const gnu = /^\s*\\?([0-9a-f]{64,128})(?:[ \t]+\*?(\S.*?))?\s*$/i.exec(line);
  const [name, hex] = bsd ? [bsd[1], bsd[2]] : [gnu?.[2], gnu?.[1]];
  const algorithm = hex?.length === 64 ? 'sha256' : hex?.length === 128 ? 'sha512' : undefined;
  if (hex === undefined || algorithm === undefined) return [];
  return [{ checksum: `${algorithm}:${hex.toLowerCase()}`, ...(name !== undefined && { name }) }];
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function longerFirst(one: Checksum, other: Checksum): number {
  return other.length - one.length;
}

import type { Connection } from 'node-libvirt';
import { HEAD, type ImageHeader, parseHeader } from '#electron/media/image-header.ts';
import { volumeNamed } from '../storage/volumes.ts';

export interface VolumeHead {
  readonly pool: string;
  readonly name: string;
  /** Bytes of its file. */
  readonly size: number;
}

/**
 * What the first bytes of a volume tell, read by libvirt: so of a host far away too, and where only the daemon may
 * read. `connection` is for streams alone. Undefined of a volume that is gone.
 */
export async function readVolumeHead(
  connection: Connection,
  { pool: poolName, name, size }: VolumeHead,
  signal: AbortSignal,
): Promise<ImageHeader | undefined> {
  const { pool } = await connection.call('storagePoolLookupByName', { name: poolName });
  const vol = await volumeNamed(connection, pool, name);
  if (!vol) return undefined;
  const length = Math.min(HEAD, size);
  if (length === 0) return parseHeader(Buffer.alloc(0), size);
  const args = { vol, offset: 0n, length: BigInt(length), flags: 0 };
  const stream = await connection.openStream('storageVolDownload', args, { signal });
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(Buffer.from(piece as Uint8Array));
  return parseHeader(Buffer.concat(pieces), size);
}

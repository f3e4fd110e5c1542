import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { type StorageVolRef, StorageVolDownloadFlags, writeSparse } from 'node-libvirt';
import type { LiveConnection } from '../ports.ts';
import { counting } from './counting.ts';

export interface DownloadOptions {
  readonly signal: AbortSignal;
  /** 0 to 1. */
  readonly progress: (share: number) => void;
  /** Bytes that are about to come. */
  readonly length: number;
  /** The volume is a file, whose holes are told as such. */
  readonly sparse: boolean;
}

/**
 * Reads a volume byte for byte into a new file of this computer, for its owner alone; sparse stays sparse. On a
 * connection of its own, so that nothing else waits. Rejects with EEXIST rather than write over anything.
 */
export async function download(
  live: LiveConnection,
  vol: StorageVolRef,
  to: string,
  { signal, progress, length, sparse }: DownloadOptions,
): Promise<void> {
  const file = await open(to, 'wx', 0o600);
  try {
    const connection = await live.openStreamConnection(signal);
    try {
      const flags = sparse ? StorageVolDownloadFlags.SPARSE_STREAM : 0;
      const args = { vol, offset: 0n, length: 0n, flags };
      const stream = await connection.openStream('storageVolDownload', args, { signal, sparse });
      await pipeline(stream, counting(length, progress, sparse), writeSparse(file), { signal });
    } finally {
      await connection.close();
    }
  } finally {
    await file.close();
  }
}
